import { setTimeout as wait } from 'node:timers/promises'
import type { AllStreamResolvedEvent } from '@eventstore/db-client'
import type { StoredEvent, SubscribeOptions, SubscriptionMessage } from '@wubu/engine'
import type { Connection } from './connection.ts'
import { failureOf, isAnswer } from './failures.ts'
import type { LogClient } from './log-client.ts'
import { lookAhead } from './look-ahead.ts'
import type { Positions } from './positions.ts'
import { type AllReader, offsetOf } from './read-all.ts'
import type { Seen } from './seen.ts'
import { Mark, Session } from './session.ts'

export interface FollowOptions extends Omit<SubscribeOptions, 'after'> {
  readonly after: bigint
  /** What is given of what comes; null leaves it out. May throw what ends the subscription. */
  readonly take: (resolved: AllStreamResolvedEvent) => StoredEvent | null
  /** How long nothing may come before it is asked whether there is anything, in milliseconds. */
  readonly idleMs: number
  /** What this node has written, for a filter whose reader waits to be told of it; without it, the server says when it likes. */
  readonly seen?: Seen
}

const defaultBuffer = 1_000
const firstPause = 20
const longestPause = 2_000

/**
 * A subscription that goes on where it was after every end that is not its reader's: the server ends them when it shuts
 * down, and those of slow readers. What comes twice is left out by its position.
 */
export class Following {
  readonly #connection: Connection
  readonly #positions: Positions
  readonly #reader: AllReader
  readonly #options: FollowOptions
  /** Where to go on: the last position that was told, or the start. */
  #at: bigint
  /** The last event that came, also of those that are left out. */
  #reached: bigint
  /** The end of the log before the present session, for filters: caught up means at least there. */
  #endBefore = -1n
  #caughtUp = false
  /** With a socket of its own, for all sessions until one gives nothing. */
  #client: LogClient | null = null

  constructor(connection: Connection, positions: Positions, reader: AllReader, options: FollowOptions) {
    this.#connection = connection
    this.#positions = positions
    this.#reader = reader
    this.#options = options
    this.#at = options.after
    this.#reached = options.after
  }

  /** Throws what is not going to pass: refused credentials, events that are not ours. */
  async *messages(): AsyncGenerator<SubscriptionMessage> {
    const { signal } = this.#options
    try {
      for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
        const from = this.#reached
        yield* this.#untilCut()
        if (this.#reached > from) pause = firstPause
        // a client that gave nothing may be stuck
        else this.#endClient()
        await rest(pause, signal)
      }
    } finally {
      this.#endClient()
    }
  }

  #endClient() {
    this.#client?.end().catch(ignored)
    this.#client = null
  }

  async *#untilCut(): AsyncGenerator<SubscriptionMessage> {
    const { signal } = this.#options
    try {
      for await (const message of this.#session()) {
        yield message
        if (signal.aborted) return
      }
    } catch (error) {
      if (!signal.aborted && isAnswer(error)) throw failureOf(error, this.#connection.name)
    }
  }

  async *#session(): AsyncGenerator<SubscriptionMessage> {
    const { signal, prefixes, buffer = defaultBuffer, idleMs, seen } = this.#options
    this.#client ??= this.#connection.ownClient()
    const client = this.#client
    const beginMs = this.#connection.callMs
    const onIdle = () => this.#endIfBehind(session)
    const session = new Session(client, {
      after: this.#at,
      ...(prefixes && { prefixes }),
      buffer,
      beginMs,
      idleMs,
      onIdle,
    })
    const stop = () => session.stop()
    const ended = new AbortController()
    signal.addEventListener('abort', stop)
    try {
      if (prefixes && seen) this.#lookAhead(session, client, seen, AbortSignal.any([signal, ended.signal]))
      if (prefixes) this.#endBefore = await this.#reader.end(client)
      for await (const item of session.items) {
        session.touch()
        yield* this.#messagesOf(item)
      }
    } finally {
      signal.removeEventListener('abort', stop)
      ended.abort()
      session.stop()
    }
  }

  *#messagesOf(item: AllStreamResolvedEvent | Mark): Generator<SubscriptionMessage> {
    if (item instanceof Mark) {
      const offset = item.kind === 'checkpoint' ? item.offset : this.#endBefore
      if (offset > this.#at) yield { kind: 'checkpoint', position: this.#passed(offset) }
      if (item.kind === 'checkpoint' || this.#caughtUp) return
      this.#caughtUp = true
      yield { kind: 'caughtUp', position: this.#positions.orNull(this.#at) }
      return
    }
    const offset = offsetOf(item)
    if (offset <= this.#reached) return
    this.#reached = offset
    const event = this.#isWanted(item) ? this.#options.take(item) : null
    if (event === null) return
    this.#at = offset
    yield { kind: 'event', event }
  }

  #passed(offset: bigint) {
    this.#at = offset
    this.#reached = offset
    return this.#positions.of(offset)
  }

  #isWanted({ event }: AllStreamResolvedEvent): boolean {
    const { prefixes } = this.#options
    return !prefixes || prefixes.some((prefix) => event?.streamId.startsWith(prefix))
  }

  #lookAhead(session: Session, client: LogClient, seen: Seen, signal: AbortSignal) {
    let inserted = -1n
    // what was inserted has to be taken first: a slow reader's buffer stays bounded
    const at = () => (this.#caughtUp && this.#reached >= inserted ? this.#reached : null)
    const look = async () => {
      for await (const { events, reached } of lookAhead(this.#reader, client, seen, at, signal)) {
        inserted = reached
        session.insert(events, reached)
      }
    }
    const keepLooking = async () => {
      while (!signal.aborted) {
        await look().catch(ignored)
        await rest(longestPause, signal)
      }
    }
    keepLooking().catch(ignored)
  }

  /** A session that is silent though the log has grown is stuck. */
  #endIfBehind(session: Session) {
    const check = async () => {
      const end = await this.#connection.call((client) => this.#reader.end(client))
      if (end > this.#reached) session.stop()
    }
    check().catch(ignored)
  }
}

/** Of what is given up or only looked after: it fails again where it matters. */
const ignored = () => undefined

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
