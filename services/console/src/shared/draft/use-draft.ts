import { ApiError } from '@wubu/contract'
import { useEffect, useRef, useState } from 'react'
import { isTransient } from '../api/query.ts'
import { useMe } from '../session/session.ts'
import { discardDraft, keepDraft, keptDraft } from './kept-drafts.ts'

/** Typing is written down after this pause, and at once when the page is left. */
const pauseMs = 300

export interface Draft<T> {
  readonly values: T
  /** When what is shown was kept, where it was found in the browser; null for a fresh one. */
  readonly restoredAt: number | null
  readonly set: (values: T) => void
  readonly discard: () => void
  /** `send((values, idempotencyKey) => …)`: gone once the server has it, kept with everything typed where it has not. */
  readonly send: <R>(work: (values: T, idempotencyKey: string) => Promise<R>) => Promise<R>
  /** True once the server said that this was sent before: what was typed now differs from what it has. */
  readonly wasSent: boolean
}

/**
 * What is typed, kept in this browser under `name` (of this account) until the server has it. Retries of an unknown outcome carry the
 * same Idempotency-Key: it is done once. `initial` must have the shape of `T`; a kept draft of another shape is `accepts`' to refuse.
 */
export function useDraft<T>(name: string, initial: T, accepts: (kept: unknown) => kept is T): Draft<T> {
  const { accountId } = useMe()
  const [begun] = useState(() => begin(keptDraft(accountId, name), initial, accepts))
  const [values, setValues] = useState(begun.values)
  const [restoredAt, setRestoredAt] = useState(begun.restoredAt)
  const [wasSent, setWasSent] = useState(false)
  const key = useRef(begun.key)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef<T | null>(null)

  function flush(): void {
    clearTimeout(timer.current)
    if (latest.current === null) return
    keepDraft(accountId, name, { values: latest.current, key: key.current, savedAt: Date.now() })
    latest.current = null
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is not written down yet is, when the page or the name changes
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [accountId, name])

  function drop(): void {
    clearTimeout(timer.current)
    latest.current = null
    discardDraft(accountId, name)
    key.current = crypto.randomUUID()
    setRestoredAt(null)
  }

  return {
    values,
    restoredAt,
    wasSent,
    set(next) {
      setValues(next)
      latest.current = next
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, pauseMs)
    },
    discard() {
      drop()
      setValues(initial)
      setWasSent(false)
    },
    async send(work) {
      latest.current = values
      // with its key, before it is sent: a page that is closed meanwhile sends the same again
      flush()
      try {
        const result = await work(values, key.current)
        drop()
        setValues(initial)
        return result
      } catch (error) {
        if (error instanceof ApiError && error.code === 'idempotency_key_reused') setWasSent(true)
        else if (error instanceof ApiError && !isTransient(error) && error.status < 500)
          key.current = crypto.randomUUID()
        throw error
      }
    },
  }
}

function begin<T>(kept: ReturnType<typeof keptDraft>, initial: T, accepts: (kept: unknown) => kept is T) {
  if (kept !== null && accepts(kept.values)) return { values: kept.values, key: kept.key, restoredAt: kept.savedAt }
  return { values: initial, key: crypto.randomUUID(), restoredAt: null }
}
