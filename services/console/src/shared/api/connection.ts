import { useSyncExternalStore } from 'react'

export interface Connection {
  readonly isLost: boolean
  /** Seconds that the answers were behind the log, as the newest of them said; 0 where nothing is. */
  readonly dataAge: number
}

let current: Connection = { isLost: false, dataAge: 0 }
const listeners = new Set<() => void>()
const probeMs = 3_000
let probe: ReturnType<typeof setTimeout> | undefined

export function useConnection(): Connection {
  return useSyncExternalStore(listen, () => current)
}

export function onConnectionChange(listener: () => void): () => void {
  return listen(listener)
}

export function connection(): Connection {
  return current
}

export function answered(dataAge: number): void {
  change({ isLost: false, dataAge })
}

/** From the first request that got no answer on, it is asked again and again whether the server is back. */
export function lost(): void {
  change({ ...current, isLost: true })
  probe ??= setTimeout(probeNow, probeMs)
}

/** Asks at once. */
export function probeNow(): void {
  clearTimeout(probe)
  probe = undefined
  fetch('/livez', { cache: 'no-store' }).then(
    (response) => (response.ok ? change({ ...current, isLost: false }) : lost()),
    () => lost(),
  )
}

function change(next: Connection): void {
  if (next.isLost === current.isLost && next.dataAge === current.dataAge) return
  current = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Thrown when a request got no answer; what it asked for may have been done or not. */
export class NoAnswer extends Error {
  readonly code = 'no_answer'
  constructor(cause: unknown) {
    super('The server did not answer.', { cause })
    this.name = 'NoAnswer'
  }
}
