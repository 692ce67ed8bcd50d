import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { Delivery } from './delivery.ts'
import { followLog } from './follow-log.ts'
import type { ServerNode } from './node.ts'
import { caughtUpMessage, confirmationMessage, eventMessage, streamName } from './read-messages.ts'
import { streamDeleted } from './refusals.ts'
import { lastVisible } from './visible.ts'

/** How often the server looks whether a missing stream has come into being. */
const pollMs = 50

export async function subscribeToStream(
  node: ServerNode,
  delivery: Delivery,
  options: streams.ReadReq.Options,
  repeat: number,
): Promise<void> {
  const { log } = node
  const stream = options.getStream()
  const name = streamName(stream?.getStreamIdentifier())
  if (log.isTombstoned(name)) return delivery.fail(streamDeleted(name))
  const given = stream?.hasRevision() ? Number(stream.getRevision()) + 1 : 0
  let next = Math.max(0, (stream?.hasEnd() ? lastVisible(node, name) + 1 : given) - repeat)
  await delivery.send(confirmationMessage(randomUUID()))
  // caught up is said of a stream that is there: of a missing one only after its first event
  while (!stream?.hasEnd() && !delivery.isClosed && !isThere(node, name)) await pause(pollMs)
  while (!delivery.isClosed && next <= lastVisible(node, name)) {
    const event = log.event(name, Math.max(next, log.firstRevision(name)))
    next = Math.max(next, log.firstRevision(name)) + 1
    if (event) await delivery.sendEvent(eventMessage(event))
  }
  await delivery.send(caughtUpMessage())
  let position = log.event(name, next - 1)?.position ?? log.events.at(-1)?.position ?? 0
  await followLog(
    node,
    delivery,
    { from: () => position + 1, isWanted: (event) => event.stream === name },
    async (event) => {
      position = event.position
      if (event.stream !== name || event.revision < next) return
      if (log.isTombstoned(name)) return delivery.fail(streamDeleted(name))
      await delivery.sendEvent(eventMessage(event))
    },
  )
}

function isThere(node: ServerNode, name: string): boolean {
  const last = lastVisible(node, name)
  return last >= 0 && node.log.firstRevision(name) <= last
}
