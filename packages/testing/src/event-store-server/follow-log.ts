import { setTimeout as pause } from 'node:timers/promises'
import type { Delivery } from './delivery.ts'
import type { LoggedEvent } from './event-log.ts'
import { type ServerNode, visibleEnd } from './node.ts'
import { consumerTooSlow } from './refusals.ts'

interface Followed {
  /** The position to go on from. */
  readonly from: () => number
  readonly isWanted: (event: LoggedEvent) => boolean
}

/**
 * Gives every event that comes into the log to `take`, until the reader leaves or is dropped: who does not read while
 * more wanted events arrive than the live buffer holds has to subscribe again.
 */
export async function followLog(
  node: ServerNode,
  delivery: Delivery,
  { from, isWanted }: Followed,
  take: (event: LoggedEvent) => Promise<void>,
): Promise<void> {
  const bell = new Bell()
  const unlisten = node.log.onWrite(() => {
    if (delivery.isBlocked && isBehind(node, from(), isWanted)) delivery.fail(consumerTooSlow)
    bell.ring()
  })
  const subscription = { cut: (by: 'end' | 'tooSlow') => void delivery.cut(by) }
  node.subscriptions.add(subscription)
  void delivery.closed.then(() => bell.ring())
  while (!delivery.isClosed) {
    const event = nextEvent(node, from())
    if (event) await take(event)
    else await sleep(node, bell)
  }
  node.subscriptions.delete(subscription)
  unlisten()
}

/** A follower has not yet got what the log already has: it looks again when its lag is over. */
async function sleep(node: ServerNode, bell: Bell): Promise<void> {
  const lag = node.membership.lagMs()
  const isPending = visibleEnd(node) < node.log.events.length
  await (isPending ? pause(Math.max(1, Math.min(lag, 10))) : bell.rung())
}

function nextEvent(node: ServerNode, from: number): LoggedEvent | undefined {
  const index = node.log.indexAt(from)
  return index < visibleEnd(node) ? node.log.events[index] : undefined
}

function isBehind(node: ServerNode, from: number, isWanted: (event: LoggedEvent) => boolean): boolean {
  const { events } = node.log
  let waiting = 0
  for (let index = node.log.indexAt(from); index < events.length; index += 1) {
    const event = events[index]
    if (event && isWanted(event)) waiting += 1
    if (waiting > node.settings.liveBuffer) return true
  }
  return false
}

/** Wakes who sleeps; rung before anybody sleeps, it lets the next one through. */
class Bell {
  #wake: (() => void) | undefined
  #isRung = false

  ring(): void {
    this.#isRung = true
    this.#wake?.()
  }

  async rung(): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    this.#isRung = false
    this.#wake = undefined
  }
}
