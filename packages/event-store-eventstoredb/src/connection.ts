import { setTimeout as wait } from 'node:timers/promises'
import { StoreClosed } from '@wubu/engine'
import { TimeLimit } from './errors.ts'
import { failureOf, isAnswer } from './failures.ts'
import { LogClient } from './log-client.ts'
import type { ServerAddress } from './log-url.ts'

export interface Limits {
  /** How long one try of a call may take, in milliseconds. */
  readonly callMs: number
  /** How long a call is tried again while the log does not answer, in milliseconds. */
  readonly retryMs: number
}

interface Use {
  readonly client: LogClient
  calls: number
  retired: boolean
}

const firstPause = 20
const longestPause = 500

/**
 * The way to the server: calls are tried again while it does not answer, a client that has left a call without an answer
 * is replaced. The calls that the old one still has go on; it is ended after the last of them.
 */
export class Connection {
  readonly #address: ServerAddress
  readonly #limits: Limits
  readonly #closing = new AbortController()
  readonly #retired = new Set<Promise<void>>()
  #current: Use | null = null
  /** Whether the last try of any call failed: then each new call has one try, and is told at once. */
  #isDown = false

  constructor(address: ServerAddress, limits: Limits) {
    this.#address = address
    this.#limits = limits
  }

  get name(): string {
    return this.#address.name
  }

  get callMs(): number {
    return this.#limits.callMs
  }

  /** Aborted by `close`. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** Throws what the server answers, LogUnavailable after the last try, StoreClosed. */
  async call<R>(work: (client: LogClient) => Promise<R>): Promise<R> {
    const until = performance.now() + (this.#isDown ? 0 : this.#limits.retryMs)
    for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
      try {
        const result = await this.once(work)
        this.#isDown = false
        return result
      } catch (error) {
        this.#assertOpen()
        if (isAnswer(error)) throw error
        if (performance.now() + pause > until) {
          this.#isDown = true
          throw failureOf(error, this.name)
        }
      }
      await this.#pause(pause)
    }
  }

  /** One try with the present client. */
  async once<R>(work: (client: LogClient) => Promise<R>): Promise<R> {
    this.#assertOpen()
    this.#current ??= { client: new LogClient(this.#address), calls: 0, retired: false }
    const use = this.#current
    use.calls += 1
    try {
      const result = await work(use.client)
      // closing cancels reads, and the client ends a cancelled read as if it were whole: an empty stream
      this.#assertOpen()
      return result
    } catch (error) {
      if (error instanceof TimeLimit) this.#retire(use)
      throw error
    } finally {
      use.calls -= 1
      if (use.retired && use.calls === 0) this.#end(use)
    }
  }

  /** A client beside the shared one, with a socket of its own: a reader that is slow must hold up nobody else. */
  ownClient(): LogClient {
    this.#assertOpen()
    const { options } = this.#address
    // connections are shared between clients whose settings are the same
    const keepAliveInterval = (options.keepAliveInterval ?? 10_000) + (ownClients++ % 5_000)
    return new LogClient({ ...this.#address, options: { ...options, keepAliveInterval } })
  }

  async close(): Promise<void> {
    this.#closing.abort()
    if (this.#current) this.#end(this.#current)
    this.#current = null
    await Promise.allSettled(this.#retired)
  }

  #retire(use: Use) {
    use.retired = true
    if (this.#current === use) this.#current = null
  }

  #end({ client }: Use) {
    const ended = client.end()
    this.#retired.add(ended)
    const forget = () => this.#retired.delete(ended)
    ended.then(forget, forget)
  }

  #assertOpen() {
    if (this.#closing.signal.aborted) throw new StoreClosed()
  }

  async #pause(ms: number): Promise<void> {
    try {
      await wait(ms, undefined, { signal: this.#closing.signal })
    } catch (error) {
      if (!this.#closing.signal.aborted) throw error
    }
    this.#assertOpen()
  }
}

let ownClients = 1
