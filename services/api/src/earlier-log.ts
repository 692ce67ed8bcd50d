import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type CalendarYear,
  calendarEvents,
  caseEvents,
  factEvents,
  type RequestFacts,
  requestDecider,
} from '@wubu/domain'
import {
  decodeEvent,
  type EventStore,
  type Metadata,
  type Position,
  type StoredEvent,
  UnknownPosition,
} from '@wubu/engine'
import { type EarlierCase, type EarlierCases, earlierRequest, earlierYear, readUpTo } from '@wubu/read-models'
import { refused } from './refused.ts'

/** Looking through so many events takes some seconds, in slices that let others go first. */
const mostEvents = 1_000_000
const mostRequests = 20_000
const page = 1_000

interface Seen extends Omit<EarlierCases, 'timeZone'> {
  readonly seen: Position
}

const types: ReadonlySet<string> = new Set([...factEvents, ...caseEvents])
const prefix = 'request-'
const calendarPrefix = 'calendar-'

export interface EarlierLogOptions {
  readonly store: Pick<EventStore, 'readAll' | 'readStream'>
  /** Of the log, an IANA name. */
  readonly timeZone: string
  readonly known: Position
  /** ISO 8601, UTC. */
  readonly at: string
}

/**
 * What was known at a position of the log of the requests that were written to since, as far as it matters at an instant, and of the
 * calendar. Throws Refused: known_malformed, known_too_far_back.
 */
export class EarlierLog {
  readonly #store: EarlierLogOptions['store']
  readonly #timeZone: string
  readonly #known: Position
  readonly #at: string
  readonly #facts = new Map<string, RequestFacts>()
  readonly #cases = new Map<string, EarlierCase>()
  readonly #years = new Map<number, CalendarYear | null>()
  #seen: Position
  #events = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor({ store, timeZone, known, at }: EarlierLogOptions) {
    this.#store = store
    this.#timeZone = timeZone
    this.#known = known
    this.#at = at
    this.#seen = known
  }

  /** What `ask` finds in the read models by what was known then; they may go on while the log is looked through. */
  async read<T extends object>(db: () => DatabaseSync, ask: (earlier: EarlierCases) => T): Promise<T> {
    for (;;) {
      const { seen, ...told } = await this.#upToNow()
      const answer = readUpTo(db(), seen, () => ask({ ...told, timeZone: this.#timeZone }))
      if (answer) return answer
    }
  }

  /** Looks on from where the last question ended, one question after the other. */
  #upToNow(): Promise<Seen> {
    const now = this.#turn.then(() => this.#lookOn())
    this.#turn = now.catch(() => undefined)
    return now
  }

  async #lookOn(): Promise<Seen> {
    for (let end = false; !end; ) {
      const read = await this.#page()
      end = read.end
      this.#events += read.events.length
      for (const event of read.events) {
        if (event.stream.startsWith(calendarPrefix)) await this.#putBackYear(event)
        else if (this.#matters(event)) await this.#putBack(event)
      }
      if (this.#events > mostEvents || this.#facts.size > mostRequests) throw refused('known_too_far_back')
      this.#seen = read.next ?? this.#seen
      await nextTurn()
    }
    return { facts: this.#facts, cases: this.#cases, years: this.#years, seen: this.#seen }
  }

  async #page() {
    try {
      return await this.#store.readAll(this.#seen, page)
    } catch (error) {
      throw error instanceof UnknownPosition ? refused('known_malformed') : error
    }
  }

  /** What happened after the instant changes nothing of how things stood at it. */
  #matters({ type, stream, metadata }: StoredEvent): boolean {
    if (!types.has(type) || !stream.startsWith(prefix) || this.#facts.has(stream.slice(prefix.length))) return false
    const { occurredAt }: Pick<Metadata, 'occurredAt'> = JSON.parse(metadata)
    return occurredAt <= this.#at
  }

  async #putBack({ stream, revision }: StoredEvent): Promise<void> {
    const { facts, of } = earlierRequest(revision === 0 ? [] : await this.#heldBy(stream, requestDecider.events))
    const id = stream.slice(prefix.length)
    this.#facts.set(id, facts)
    this.#cases.set(id, of)
  }

  async #putBackYear({ stream }: StoredEvent): Promise<void> {
    const year = Number(stream.slice(calendarPrefix.length))
    if (!this.#years.has(year)) this.#years.set(year, earlierYear(await this.#heldBy(stream, calendarEvents)))
  }

  /** What a stream held then. */
  async #heldBy(stream: string, catalogue: Parameters<typeof decodeEvent>[1]) {
    const stored = await this.#store.readStream(stream)
    return stored.filter(({ position }) => position <= this.#known).map((event) => decodeEvent(event, catalogue))
  }
}
