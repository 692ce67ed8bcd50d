import codes from '@eventstore/db-client/generated/code_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import status from '@eventstore/db-client/generated/status_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerDuplexStream } from '@grpc/grpc-js'
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js'
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js'
import type { ExpectedRevision, ProposedEvent, WriteOutcome } from './event-log.ts'
import type { Refusal } from './faults.ts'
import type { ServerNode } from './node.ts'
import { performWrite, type WriteAnswer } from './perform-write.ts'
import { countedBytes, expectedRevision, proposedEvent } from './proposed-events.ts'
import { streamIdentifier, streamName } from './read-messages.ts'
import { refusedCall } from './refusals.ts'

const { BatchAppendResp } = streams
const { Code } = codes
type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

interface PendingAppend {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: ProposedEvent[]
}

/** One call carries the appends of a client for as long as its connection lives, answered as they are done. */
export function batchAppend(node: ServerNode) {
  return (call: BatchCall): void => {
    const pending = new Map<string, PendingAppend>()
    const wedge = () => call.removeAllListeners('data').resume()
    call.on('data', (request: streams.BatchAppendReq) => receive(node, call, pending, request, wedge))
    call.on('end', () => call.end())
    const subscription = { cut: (by: 'end' | 'tooSlow') => by === 'end' && call.end() }
    node.subscriptions.add(subscription)
    call.on('close', () => node.subscriptions.delete(subscription))
  }
}

function receive(
  node: ServerNode,
  call: BatchCall,
  pending: Map<string, PendingAppend>,
  request: streams.BatchAppendReq,
  wedge: () => unknown,
) {
  const id = request.getCorrelationId()?.getString() ?? ''
  const append = pending.get(id) ?? begun(request)
  if (!append) return
  const answer = answerTo(node, call, request, append)
  if (isOver(request)) return answer.problem('Timeout', timedOut(), Code.DEADLINE_EXCEEDED)
  try {
    if (append.stream === '') throw new Error('stream')
    append.events.push(...request.getProposedMessagesList().map(proposedEvent))
  } catch (error) {
    pending.delete(id)
    return answer.problem('BadRequest', badRequest(error instanceof Error ? error.message : ''), Code.INVALID_ARGUMENT)
  }
  pending.set(id, append)
  if (countedBytes(append.events) > node.settings.maxAppendBytes) {
    pending.delete(id)
    return answer.problem('MaximumAppendSizeExceeded', tooLarge(node.settings.maxAppendBytes), Code.INVALID_ARGUMENT)
  }
  if (!request.getIsFinal()) return
  pending.delete(id)
  const { stream, expected, events } = append
  performWrite(node, {
    call: 'append',
    stream,
    headers: call.metadata,
    perform: () => node.log.append(stream, expected, events),
    answer: (given) => (given.kind === 'hang' && given.wedge ? wedge() : answer.write(given)),
  })
}

function begun(request: streams.BatchAppendReq): PendingAppend | undefined {
  const options = request.getOptions()
  if (!options) return undefined
  const expected = expectedRevision(options, () => options.getStreamPosition())
  return { stream: streamName(options.getStreamIdentifier()), expected, events: [] }
}

function answerTo(
  node: ServerNode,
  call: BatchCall,
  request: streams.BatchAppendReq,
  { stream, expected }: PendingAppend,
) {
  const respond = (fill: (response: streams.BatchAppendResp) => unknown) => {
    const response = new BatchAppendResp()
    response.setCorrelationId(request.getCorrelationId())
    response.setStreamIdentifier(streamIdentifier(stream))
    fill(response)
    if (!call.writableEnded) call.write(response)
  }
  const problem = (message: string, details: protobufAny.Any, code: codes.Code) => {
    const error = new status.Status()
    error.setMessage(message)
    error.setCode(code)
    error.setDetails(details)
    respond((response) => response.setError(error))
  }
  const write = (answer: WriteAnswer) => {
    if (answer.kind === 'kill') return node.killConnection(call.getPeer())
    if (answer.kind === 'hang') return undefined
    if (answer.kind === 'refused') return refuse(answer.refusal, answer.leader)
    const { outcome } = answer
    if (outcome.kind === 'wrongVersion')
      return problem('WrongExpectedVersion', wrongVersion(expected, outcome.actual), Code.ALREADY_EXISTS)
    if (outcome.kind === 'deleted') return problem('StreamDeleted', deleted(stream), Code.NOT_FOUND)
    respond((response) => response.setSuccess(success(outcome)))
  }
  const refuse = (refusal: Refusal, leader: Parameters<typeof refusedCall>[1]) => {
    if (refusal === 'timeout') return problem('Timeout', timedOut(), Code.DEADLINE_EXCEEDED)
    if (refusal === 'accessDenied')
      return problem('AccessDenied', packed(new shared.AccessDenied(), 'AccessDenied'), Code.PERMISSION_DENIED)
    const text = refusal === 'notLeader' && !leader ? batchTexts.noLeader : batchTexts[refusal]
    if (text) return problem(text, anyEmpty(), Code.OK)
    // everything else ends the whole call, and with it every append that waits on it
    call.emit('error', refusedCall(refusal, leader))
  }
  return { problem, write }
}

/** Refusals that the server writes as a text into the answer of one append. */
const batchTexts: Partial<Record<Refusal, string>> = {
  notReady: 'Server Is Not Ready',
  tooBusy: 'Server Is Busy',
  noLeader: 'No leader info available in response',
}

/** The deadline that came with it has passed: nothing is begun. */
function isOver(request: streams.BatchAppendReq): boolean {
  const deadline = request.getOptions()?.getDeadline()
  return deadline !== undefined && deadline.toDate().getTime() <= Date.now()
}

function timedOut(): protobufAny.Any {
  return packed(new shared.Timeout(), 'Timeout')
}

function success({ revision, position }: Extract<WriteOutcome, { revision: number }>) {
  const result = new BatchAppendResp.Success()
  if (revision >= 0) result.setCurrentRevision(String(revision))
  else result.setNoStream(new protobufEmpty.Empty())
  if (position === null) result.setNoPosition(new protobufEmpty.Empty())
  else result.setPosition(allPosition(position))
  return result
}

function allPosition(position: number): shared.AllStreamPosition {
  const result = new shared.AllStreamPosition()
  result.setCommitPosition(String(position))
  result.setPreparePosition(String(position))
  return result
}

function wrongVersion(expected: ExpectedRevision, actual: number): protobufAny.Any {
  const details = new shared.WrongExpectedVersion()
  if (actual >= 0) details.setCurrentStreamRevision(String(actual))
  else details.setCurrentNoStream(new protobufEmpty.Empty())
  if (expected === 'any') details.setExpectedAny(new protobufEmpty.Empty())
  else if (expected === 'noStream') details.setExpectedNoStream(new protobufEmpty.Empty())
  else if (expected === 'streamExists') details.setExpectedStreamExists(new protobufEmpty.Empty())
  else details.setExpectedStreamPosition(String(expected))
  return packed(details, 'WrongExpectedVersion')
}

function deleted(stream: string): protobufAny.Any {
  const details = new shared.StreamDeleted()
  details.setStreamIdentifier(streamIdentifier(stream))
  return packed(details, 'StreamDeleted')
}

function tooLarge(limit: number): protobufAny.Any {
  const details = new shared.MaximumAppendSizeExceeded()
  details.setMaxappendsize(limit)
  return packed(details, 'MaximumAppendSizeExceeded')
}

function badRequest(message: string): protobufAny.Any {
  const details = new shared.BadRequest()
  details.setMessage(message)
  return packed(details, 'BadRequest')
}

function packed(message: { serializeBinary(): Uint8Array }, name: string): protobufAny.Any {
  const any = new protobufAny.Any()
  any.pack(message.serializeBinary(), `event_store.client.${name}`)
  return any
}

function anyEmpty(): protobufAny.Any {
  const any = new protobufAny.Any()
  any.pack(new protobufEmpty.Empty().serializeBinary(), 'google.protobuf.Empty')
  return any
}
