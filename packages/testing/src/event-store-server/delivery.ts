import { setTimeout as pause } from 'node:timers/promises'
import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { Cut, Fault } from './faults.ts'
import type { ServerNode } from './node.ts'
import { consumerTooSlow, type RefusedCall, refusedCall } from './refusals.ts'

export type ReadCall = ServerWritableStream<streams.ReadReq, Buffer>

/** The sending side of a read: waits for slow readers, and carries out the faults that strike while events go out. */
export class Delivery {
  readonly #node: ServerNode
  readonly #call: ReadCall
  readonly #fault: Fault | undefined
  readonly #closed: Promise<void>
  #events = 0
  #isClosed = false
  #isBlocked = false

  constructor(node: ServerNode, call: ReadCall, fault: Fault | undefined) {
    this.#node = node
    this.#call = call
    this.#fault = fault
    this.#closed = new Promise((resolve) => {
      const close = () => {
        this.#isClosed = true
        resolve()
      }
      call.on('cancelled', close)
      call.on('close', close)
      call.on('finish', close)
    })
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Settles when the client has gone or the read has ended. */
  get closed(): Promise<void> {
    return this.#closed
  }

  /** The reader does not read: what was sent to it waits in the connection. */
  get isBlocked(): boolean {
    return this.#isBlocked
  }

  /** An event: what `cut` counts and `slow` slows. */
  async sendEvent(message: Buffer): Promise<void> {
    if (this.#fault?.kind === 'cut' && this.#events >= this.#fault.after) return this.cut(this.#fault.by)
    if (this.#fault?.kind === 'slow') await pause(this.#fault.ms)
    this.#events += 1
    await this.send(message)
    if (this.#fault?.kind === 'cut' && this.#events >= this.#fault.after) await this.cut(this.#fault.by)
  }

  async send(message: Buffer): Promise<void> {
    if (this.#isClosed || this.#call.write(message)) return
    this.#isBlocked = true
    await Promise.race([new Promise((resolve) => this.#call.once('drain', resolve)), this.#closed])
    this.#isBlocked = false
  }

  end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#call.end()
  }

  fail(refused: RefusedCall): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#call.emit('error', refused)
  }

  /** Ends it as a fault or an operator says; with `silence` only when the client leaves. */
  async cut(by: Cut): Promise<void> {
    if (by === 'silence') await this.#closed
    else if (by === 'end') this.end()
    else if (by === 'tooSlow') this.fail(consumerTooSlow)
    else if (by === 'unavailable' || by === 'cancelled') this.fail(refusedCall(by, undefined))
    else await this.#kill()
  }

  /** What was sent before must have gone out, or the client would see fewer events than the test says. */
  async #kill(): Promise<void> {
    await pause(20)
    this.#node.killConnection(this.#call.getPeer())
    this.#isClosed = true
  }
}
