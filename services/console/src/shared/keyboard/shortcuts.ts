import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { tinykeys } from 'tinykeys'

export interface Shortcut {
  /** As tinykeys reads them, such as `g i` or `$mod+Enter`. */
  readonly keys: string
  readonly label: string
}
interface Registered extends Shortcut {
  readonly run: (event: KeyboardEvent) => void
}

let registered: readonly Registered[] = []
const listeners = new Set<() => void>()
let stop: (() => void) | undefined
/** When `g` was last pressed, epoch ms: the next letter says where to go, and is no key of its own. */
let leaving = 0
const leavingMs = 1_000

/**
 * A key, or keys one after the other, while this component is there; they stand in the list that `?` shows. Keys without $mod do
 * nothing while somebody types, and nothing behind an open dialog. Of two with the same keys the newer one counts.
 */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const onPress = useEffectEvent(run)
  useEffect(() => {
    const own: Registered = {
      keys,
      label,
      run: (event) => {
        event.preventDefault()
        onPress()
      },
    }
    change([...registered, own])
    return () => change(registered.filter((other) => other !== own))
  }, [keys, label])
}

/** What can be pressed now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(listen, () => registered)
}

function change(next: readonly Registered[]): void {
  registered = next
  stop?.()
  stop = tinykeys(window, Object.fromEntries(next.map(({ keys, run }) => [keys, guarded(keys, run)])), { ignore })
  for (const listener of listeners) listener()
}

function guarded(keys: string, run: Registered['run']): Registered['run'] {
  return (event) => {
    if (keys.length === 1 && Date.now() - leaving < leavingMs) return
    run(event)
  }
}

window.addEventListener('keydown', ({ key }) => {
  // after tinykeys has told of this key
  setTimeout(() => {
    leaving = key === 'g' ? Date.now() : 0
  })
})

function ignore(event: KeyboardEvent): boolean {
  const { target } = event
  if (event.isComposing || !(target instanceof Element)) return true
  if (target.closest('[role="dialog"]')) return true
  const isTyped =
    target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]') !== null
  return isTyped && !event.ctrlKey && !event.metaKey && !event.altKey
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
