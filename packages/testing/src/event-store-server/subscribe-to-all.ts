import { randomUUID } from 'node:crypto'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Delivery } from './delivery.ts'
import type { LoggedEvent } from './event-log.ts'
import { followLog } from './follow-log.ts'
import { type ServerNode, visibleEnd } from './node.ts'
import { caughtUpMessage, checkpointMessage, confirmationMessage, eventMessage } from './read-messages.ts'
import { handlerFailed, invalidArgument } from './refusals.ts'
import { filterOf } from './stream-filter.ts'
import { isPlace } from './visible.ts'

/** As Enumerators.cs: pages of so many events, and as many considered per page unless the client says otherwise. */
const pageSize = 32

/** Where a subscription stands: the next position to look at, and how many events it looked at since the last checkpoint. */
interface Progress {
  next: number
  considered: number
}

export async function subscribeToAll(
  node: ServerNode,
  delivery: Delivery,
  options: streams.ReadReq.Options,
  repeat: number,
): Promise<void> {
  const filter = options.getFilter()
  const isWanted = filterOf(filter)
  const window = filter?.hasMax() ? filter.getMax() : pageSize
  const interval = (filter?.getCheckpointintervalmultiplier() ?? 1) * window
  if (interval === 0) return delivery.fail(invalidArgument('checkpointIntervalMultiplier'))
  const given = options.getAll()?.getPosition()
  if (given && !isPlace(node, Number(given.getCommitPosition()))) return delivery.fail(handlerFailed)
  const progress = { next: startOf(node, options, isWanted, repeat), considered: 0 }
  const sendCheckpoint = async (position: number) => {
    if (filter) await delivery.send(checkpointMessage(position))
  }
  await delivery.send(confirmationMessage(randomUUID()))
  while (!delivery.isClosed) {
    const { events, start, end } = page(node, progress, isWanted, window)
    for (const event of events) await delivery.sendEvent(eventMessage(event))
    if (end) break
    if (progress.considered < interval) continue
    progress.considered %= interval
    // a page without a match gives its start: the server's way, not an oversight here
    await sendCheckpoint(events.at(-1)?.position ?? start)
  }
  await delivery.send(caughtUpMessage())
  await followLog(node, delivery, { from: () => progress.next, isWanted }, async (event) => {
    progress.next = event.next
    if (isWanted(event)) await delivery.sendEvent(eventMessage(event))
    progress.considered += 1
    if (progress.considered < interval) return
    progress.considered = 0
    await sendCheckpoint(event.position)
  })
}

/** The position after the one that the client names: a subscription is exclusive. `repeat` goes back again. */
function startOf(
  node: ServerNode,
  options: streams.ReadReq.Options,
  isWanted: (event: LoggedEvent) => boolean,
  repeat: number,
): number {
  const all = options.getAll()
  const { log } = node
  const position = Number(all?.getPosition()?.getCommitPosition())
  const given = all?.hasPosition() ? (log.events[log.indexAt(position)]?.next ?? log.end) : 0
  const start = all?.hasEnd() ? (log.events[visibleEnd(node) - 1]?.next ?? 0) : given
  if (repeat === 0) return start
  const before = log.events.slice(0, log.indexAt(start)).filter(isWanted)
  return before.at(-repeat)?.position ?? start
}

function page(node: ServerNode, progress: Progress, isWanted: (event: LoggedEvent) => boolean, window: number) {
  const [start, visible] = [progress.next, visibleEnd(node)]
  const events: LoggedEvent[] = []
  let index = node.log.indexAt(progress.next)
  for (let considered = 0; events.length < pageSize && considered < window; considered += 1) {
    const event = index < visible ? node.log.events[index] : undefined
    if (!event) return { events, start, end: true }
    index += 1
    progress.next = event.next
    progress.considered += 1
    if (isWanted(event)) events.push(event)
  }
  return { events, start, end: false }
}
