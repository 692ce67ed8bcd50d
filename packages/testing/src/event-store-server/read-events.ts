import { setTimeout as pause } from 'node:timers/promises'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import { refusedAccess, refusedRole } from './access.ts'
import { Delivery, type ReadCall } from './delivery.ts'
import type { LoggedEvent } from './event-log.ts'
import type { Fault } from './faults.ts'
import { type ServerNode, visibleEnd } from './node.ts'
import { eventMessage, streamName, streamNotFoundMessage } from './read-messages.ts'
import { endForwards, handlerFailed, invalidArgument, invalidPosition, refusedCall, streamDeleted } from './refusals.ts'
import { isHidden } from './stream-filter.ts'
import { subscribeToAll } from './subscribe-to-all.ts'
import { subscribeToStream } from './subscribe-to-stream.ts'
import { isPlace, lastVisible } from './visible.ts'

const { ReadDirection } = streams.ReadReq.Options

/** Reads of a stream or of everything, forwards and backwards, that end (`count`) or follow (`subscription`). */
export function readEvents(node: ServerNode) {
  return (call: ReadCall) => {
    const options = call.request.getOptions() ?? new streams.ReadReq.Options()
    const denied = refusedAccess(node, call.metadata) ?? refusedRole(node, call.metadata)
    const fault = denied ? undefined : faultOf(node, options)
    const delivery = new Delivery(node, call, fault)
    const refusal = denied ?? (fault?.kind === 'refuse' ? fault.with : undefined)
    const leader = fault?.kind === 'refuse' ? fault.leader : undefined
    if (refusal) return delivery.fail(refusedCall(refusal, leader ?? node.membership.leader()))
    if (fault?.kind === 'hang') return undefined
    answer(node, delivery, options, fault).catch((error: unknown) => delivery.fail(invalidArgument(String(error))))
  }
}

function faultOf(node: ServerNode, options: streams.ReadReq.Options): Fault | undefined {
  const name = options.hasStream() ? streamName(options.getStream()?.getStreamIdentifier()) : '$all'
  return node.faults.strike(options.hasSubscription() ? 'subscribe' : 'read', name)
}

async function answer(node: ServerNode, delivery: Delivery, options: streams.ReadReq.Options, fault?: Fault) {
  const repeat = fault?.kind === 'repeat' ? fault.events : 0
  if (fault?.kind === 'delay') await pause(fault.ms)
  if (options.hasSubscription()) await subscribe(node, delivery, options, repeat)
  else await read(node, delivery, options, repeat)
}

async function subscribe(node: ServerNode, delivery: Delivery, options: streams.ReadReq.Options, repeat: number) {
  if (options.getReadDirection() !== ReadDirection.FORWARDS) return delivery.fail(invalidArgument('only forwards'))
  if (options.hasStream()) return subscribeToStream(node, delivery, options, repeat)
  return subscribeToAll(node, delivery, options, repeat)
}

async function read(node: ServerNode, delivery: Delivery, options: streams.ReadReq.Options, repeat: number) {
  const backwards = options.getReadDirection() === ReadDirection.BACKWARDS
  const count = Number(options.getCount())
  const events = options.hasStream()
    ? streamEvents(node, delivery, options, backwards)
    : allEvents(node, delivery, options, backwards, repeat)
  if (!events) return
  let sent = 0
  for (const event of events) {
    if (sent >= count || delivery.isClosed) break
    sent += 1
    await delivery.sendEvent(eventMessage(event))
  }
  delivery.end()
}

/** Undefined when the delivery has been told why there is nothing. */
function streamEvents(node: ServerNode, delivery: Delivery, options: streams.ReadReq.Options, backwards: boolean) {
  const { log } = node
  const stream = options.getStream()
  const name = streamName(stream?.getStreamIdentifier())
  if (name === '') return delivery.fail(handlerFailed)
  if (log.isTombstoned(name)) return delivery.fail(streamDeleted(name))
  const [first, last] = [log.firstRevision(name), lastVisible(node, name)]
  if (last < 0 || first > last) {
    void delivery.send(streamNotFoundMessage(name)).then(() => delivery.end())
    return undefined
  }
  const fallback = stream?.hasEnd() || (backwards && !stream?.hasStart()) ? last : 0
  const from = stream?.hasRevision() ? Number(stream.getRevision()) : fallback
  if (stream?.hasEnd() && !backwards) return delivery.fail(endForwards)
  return backwards
    ? revisions(node, name, Math.min(from, last), first - 1)
    : revisions(node, name, Math.max(from, first), last + 1)
}

function* revisions({ log }: ServerNode, stream: string, from: number, to: number): Generator<LoggedEvent> {
  const step = from < to ? 1 : -1
  for (let revision = from; step > 0 ? revision < to : revision > to; revision += step) {
    const event = log.event(stream, revision)
    if (event) yield event
  }
}

function allEvents(
  node: ServerNode,
  delivery: Delivery,
  options: streams.ReadReq.Options,
  backwards: boolean,
  repeat: number,
) {
  const { log } = node
  const [all, end] = [options.getAll(), visibleEnd(node)]
  const position = Number(all?.getPosition()?.getCommitPosition() ?? 0)
  const index = all?.hasEnd() ? end : Math.min(log.indexAt(position), end)
  if (all?.hasPosition() && !isPlace(node, position)) return delivery.fail(invalidPosition)
  return backwards ? within(node, index - 1 + repeat, -1) : within(node, Math.max(0, index - repeat), end)
}

function* within({ log }: ServerNode, from: number, to: number): Generator<LoggedEvent> {
  // this array only grows; a scavenge makes another one
  const { events } = log
  const step = from <= to ? 1 : -1
  for (let index = from; step > 0 ? index < to : index > to; index += step) {
    const event = events[index]
    if (event && !isHidden(event)) yield event
  }
}
