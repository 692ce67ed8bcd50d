import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SubscribeOptions, SubscriptionMessage } from '@wubu/engine'
import type { Alarm } from './alarm.ts'
import type { LogReader, Scan, Window } from './log-reader.ts'

/** Positions looked at in one go, so that a filter that matches little does not hold up the process. */
const windowSize = 5_000
const defaultBuffer = 1_000

/**
 * A subscription that holds one page and a position: live events are read from the log like old ones, so that a slow
 * reader costs no memory and the seam between catching up and live cannot lose or double anything.
 */
export async function* follow(
  log: LogReader,
  alarm: Alarm,
  { after, signal, prefixes, buffer = defaultBuffer }: SubscribeOptions,
  isClosed: () => boolean,
  scan: Scan = log.scan(prefixes),
): AsyncGenerator<SubscriptionMessage> {
  const ended = () => signal.aborted || isClosed()
  let at = log.positions.number(after, log.head())
  let caughtUp = false
  while (!ended()) {
    const head = log.head()
    if (at < head) {
      const window = scan(at, Math.min(head, at + windowSize), buffer)
      for (const message of messagesOf(window, log)) {
        yield message
        if (ended()) return
      }
      at = window.reached
      // a reader that never waits would keep appends and signals out until it has caught up
      await nextTurn()
    } else if (!caughtUp) {
      caughtUp = true
      yield { kind: 'caughtUp', position: log.positions.orNull(at) }
    } else await alarm.wait(signal)
  }
}

/** The events of a window, and a checkpoint where it reaches beyond the last of them. */
function* messagesOf({ events, reached }: Window, log: LogReader): Generator<SubscriptionMessage> {
  for (const event of events) yield { kind: 'event', event }
  const position = log.positions.of(reached)
  if (position !== events.at(-1)?.position) yield { kind: 'checkpoint', position }
}
