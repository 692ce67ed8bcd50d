import { useSyncExternalStore } from 'react'
import { useSettings } from './settings.ts'

/** Whether everything is shown dark now, by choice or as the device has it. */
export function useIsDark(): boolean {
  const { theme } = useSettings()
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  return theme === 'dark' || (theme === 'system' && systemDark)
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
