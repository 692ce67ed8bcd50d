import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

export interface Settings {
  readonly language: Language
  /** `system` follows the device. */
  readonly theme: 'system' | 'light' | 'dark'
  readonly largeText: boolean
  readonly menuFolded: boolean
}

const place = 'wubu.settings'
const atFirst: Settings = { language: 'zh', theme: 'system', largeText: false, menuFolded: false }
const listeners = new Set<() => void>()
let current = kept()

/** What this browser was set to, by whoever uses it: not part of an account. */
export function useSettings(): Settings {
  return useSyncExternalStore(listen, () => current)
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change }
  localStorage.setItem(place, JSON.stringify(current))
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function kept(): Settings {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof parsed === 'object' ? { ...atFirst, ...parsed } : atFirst
  } catch (error) {
    if (error instanceof SyntaxError) return atFirst
    throw error
  }
}
