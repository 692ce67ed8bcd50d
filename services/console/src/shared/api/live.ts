import { routes } from '@wubu/contract'
import { useEffect } from 'react'
import { probeNow } from './connection.ts'
import { refreshLive } from './query.ts'

/** However much happens, what is shown is not asked for more often than this. */
const pauseMs = 1_500
const againMs = 5_000

interface LiveEvent {
  readonly requestId: string
}

/**
 * Keeps everything `live` current by the server's events. The browser comes back by itself with its Last-Event-ID; what was missed
 * for too long, or in a connection that had to be made anew, is asked for once.
 */
export function useLiveUpdates(enabled: boolean): void {
  useEffect(() => (enabled ? listen() : undefined), [enabled])
}

function listen(): () => void {
  const changed = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let source: EventSource

  function flush(): void {
    timer = undefined
    const only = changed.size === 1 ? [...changed][0] : undefined
    changed.clear()
    void refreshLive(only)
  }
  function open(): void {
    source = new EventSource(routes.openStream.path)
    source.addEventListener('request', ({ data }: MessageEvent<string>) => {
      const { requestId }: LiveEvent = JSON.parse(data)
      changed.add(requestId)
      timer ??= setTimeout(flush, pauseMs)
    })
    source.addEventListener('reset', () => void refreshLive())
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return probeNow()
      // the server refused: the session has ended, or it is full; a new one does not know where the old one was
      again = setTimeout(() => {
        open()
        void refreshLive()
      }, againMs)
    })
  }
  open()
  return () => {
    source.close()
    clearTimeout(timer)
    clearTimeout(again)
  }
}
