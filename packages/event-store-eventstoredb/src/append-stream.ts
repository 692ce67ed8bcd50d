import { randomUUID } from 'node:crypto'
import unpack from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js'
import utils from '@eventstore/db-client/dist/utils/index.js'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ClientDuplexStream } from '@grpc/grpc-js'
import { type Append, appendRequest } from './append-request.ts'
import { TimeLimit } from './errors.ts'

type BatchAppendCall = ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>

/** Last revision and position of what was appended; no position where the events can no longer be read. */
export interface Appended {
  readonly revision: bigint
  readonly offset: bigint | null
}

interface Pending {
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: Error) => void
  readonly late: NodeJS.Timeout
}

/**
 * The appends of one connection, all on one call. The client has the same, but keeps the pending appends of all clients of
 * the process in one place: the end of one connection rejects those of the others, and an answer that still comes for one
 * of them throws where nobody can catch it.
 */
export class AppendStream {
  readonly #call: BatchAppendCall
  readonly #pending = new Map<string, Pending>()
  #ended: Error | null = null

  constructor(call: BatchAppendCall) {
    this.#call = call
    call.on('data', (answer: streams.BatchAppendResp) => this.#settle(answer))
    call.on('error', (error: Error) => this.#end(utils.convertToCommandError(error)))
    const ended = () => this.#end(new Error('The server ended the call.'))
    call.on('end', () => {
      ended()
      // half open it would never finish, and closing its client would never end
      call.end()
    })
    call.on('close', ended)
  }

  get isOpen(): boolean {
    return this.#ended === null
  }

  /** Rejects with the client's errors, or TimeLimit. Of anything but a refusal the outcome is unknown. */
  append(append: Append, limitMs: number): Promise<Appended> {
    if (this.#ended) return Promise.reject(this.#ended)
    const id = randomUUID()
    const { promise, resolve, reject } = Promise.withResolvers<Appended>()
    const late = setTimeout(() => {
      this.#pending.delete(id)
      reject(new TimeLimit(`An append to ${append.stream}`, limitMs))
    }, limitMs)
    this.#pending.set(id, { resolve, reject, late })
    this.#call.write(appendRequest(id, append, Date.now() + limitMs))
    return promise
  }

  #settle(answer: streams.BatchAppendResp) {
    const correlation = answer.getCorrelationId()
    const id = correlation ? utils.parseUUID(correlation) : ''
    const pending = this.#pending.get(id)
    // an answer that comes after its time
    if (!pending) return
    this.#pending.delete(id)
    clearTimeout(pending.late)
    const error = answer.getError()
    if (error) return pending.reject(unpack.unpackToCommandError(error, ''))
    const success = answer.getSuccess()
    const position = success?.getPosition()?.getCommitPosition()
    pending.resolve({
      revision: BigInt(success?.getCurrentRevision() ?? -1),
      offset: position === undefined ? null : BigInt(position),
    })
  }

  #end(error: Error) {
    if (this.#ended) return
    this.#ended = error
    for (const { reject, late } of this.#pending.values()) {
      clearTimeout(late)
      reject(error)
    }
    this.#pending.clear()
  }
}
