import { useEffect } from 'react'
import { Outlet, useMatches } from 'react-router'
import type { ScreenHandle } from '../shared/room.ts'
import { useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'

/** The title of the window: that of the screen, then the product's. */
export function Screen() {
  const t = useTexts(texts)
  const { language } = useSettings()
  const title = useScreenHandle()?.title(language)
  useEffect(() => {
    document.title = title ? `${title} · ${t.product}` : t.productLong
  }, [title, t])
  return <Outlet />
}

/** Of the innermost screen that has one. */
export function useScreenHandle(): ScreenHandle | undefined {
  return useMatches()
    .map(({ handle }) => handle)
    .findLast(isHandle)
}

function isHandle(handle: unknown): handle is ScreenHandle {
  return typeof handle === 'object' && handle !== null && 'title' in handle && typeof handle.title === 'function'
}
