import { setTimeout as wait } from 'node:timers/promises'
import { type EventStore, LogUnavailable, type Position, StoreClosed } from '@wubu/engine'

export interface LogConnectionOptions {
  /** How often the log is looked at, in milliseconds. */
  readonly everyMs?: number
  /** A look that takes longer than this has failed, in milliseconds. */
  readonly patienceMs?: number
  /** Whether callers are refused while the log does not answer; nobody waits for an import's answer but the import. */
  readonly failFast?: boolean
  /** Told of each look that succeeded. */
  readonly onHead?: (head: Position | null) => void
}

/**
 * Knows whether the log answers, by looking at its head again and again. While it does not, whoever wants to write, or to
 * read a stream, is told so at once: waiting for a server that is gone would hold every caller for as long as it has patience.
 */
export class LogConnection {
  /** The log, as everybody else on this node uses it. */
  readonly store: EventStore
  readonly #log: EventStore
  readonly #options: Required<LogConnectionOptions>
  readonly #stopping = new AbortController()
  readonly #done: Promise<void>
  #isReachable = true
  /** Calls that were answered. */
  #answers = 0
  #look: Promise<void> | null = null

  constructor(
    log: EventStore,
    { everyMs = 1_000, patienceMs = 2_000, failFast = true, onHead = () => undefined }: LogConnectionOptions = {},
  ) {
    this.#log = log
    this.#options = { everyMs, patienceMs, failFast, onHead }
    this.store = this.#guarded()
    this.#done = this.#watch()
  }

  get isReachable(): boolean {
    return this.#isReachable
  }

  /** The store stays open. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#done
  }

  #guarded(): EventStore {
    const log = this.#log
    return {
      logId: log.logId,
      append: (...append) => this.#ask(() => log.append(...append)),
      readStream: (...read) => this.#ask(() => log.readStream(...read)),
      // who follows the log tries again by itself
      readAll: (...read) => log.readAll(...read),
      subscribe: (subscription) => log.subscribe(subscription),
      head: () => log.head(),
      close: () => log.close(),
    }
  }

  async #ask<T>(call: () => Promise<T>): Promise<T> {
    if (!this.#isReachable && this.#options.failFast) throw new LogUnavailable('The log does not answer.')
    try {
      const answer = await call()
      this.#answers += 1
      return answer
    } catch (error) {
      // one call that failed says little: a look says whether the log is gone
      if (error instanceof LogUnavailable) void this.#lookOnce()
      throw error
    }
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stopping
    const { everyMs } = this.#options
    while (!signal.aborted) {
      await this.#lookOnce()
      // aborted while waiting: the loop ends by itself
      await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  #lookOnce(): Promise<void> {
    this.#look ??= this.#lookAt().finally(() => {
      this.#look = null
    })
    return this.#look
  }

  async #lookAt(): Promise<void> {
    const { patienceMs, onHead } = this.#options
    const before = this.#answers
    const late = new AbortController()
    const tooLate = wait(patienceMs, 'late' as const, { signal: late.signal, ref: false }).catch(() => 'late' as const)
    try {
      const head = await Promise.race([this.#log.head(), tooLate])
      // a busy log may leave the look waiting and answer others
      this.#isReachable = head !== 'late' || this.#answers > before
      if (head !== 'late') onHead(head)
    } catch (error) {
      if (error instanceof StoreClosed) this.#stopping.abort()
      this.#isReachable = false
    } finally {
      late.abort()
    }
  }
}
