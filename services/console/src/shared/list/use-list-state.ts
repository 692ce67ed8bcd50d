import { useSearchParams } from 'react-router'

type State = Readonly<Record<string, string>>

/**
 * Filter, order and place of a list, in the URL: `const [state, change] = useListState({q: '', order: 'oldest', cursor: ''})`.
 * What has its default is not in the URL. A change of anything but the cursor goes back to the first page; each change can be
 * undone by going back, but for `{replace: true}`, which is for typing.
 */
export function useListState<S extends State>(
  defaults: S,
): readonly [S, (change: { readonly [K in keyof S]?: string }, options?: { readonly replace?: boolean }) => void] {
  const [params, setParams] = useSearchParams()
  const state = { ...defaults }
  for (const key of keysOf(defaults)) Object.assign(state, { [key]: params.get(key) ?? defaults[key] })
  return [
    state,
    (change, options = {}) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        if (!('cursor' in change)) next.delete('cursor')
        for (const [key, value] of Object.entries(change)) {
          if (value === undefined || value === defaults[key]) next.delete(key)
          else next.set(key, value)
        }
        return next
      }, options),
  ]
}

function keysOf(state: State): readonly string[] {
  return Object.keys(state)
}
