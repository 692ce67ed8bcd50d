import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type CalendarYear,
  calendarEvents,
  caseEvents,
  factEvents,
  type RequestFacts,
  requestDecider,
} from '@wubu/domain'
import { decodeEvent, type Metadata, type Position, type StoredEvent, UnknownPosition } from '@wubu/engine'
import {
  type EarlierCase,
  type EarlierCases,
  earlierRequest,
  earlierYear,
  readAtCheckpoint,
  readUpTo,
} from '@wubu/read-models'
import { refused } from './refused.ts'
import type { Runtime } from './runtime.ts'
import type { Services } from './services.ts'
import { waitForPosition } from './wait-for-position.ts'

/** Both clocks of a question: how things stood at `at` (ISO 8601, UTC), by what the log held up to `known`. */
export interface TwoClocks {
  readonly at: string
  readonly known: string | undefined
}

/** Looking through so many events takes some seconds, in slices that let others go first. */
const mostEvents = 1_000_000
const mostRequests = 20_000
const page = 1_000

/**
 * Answers by what was known at a position of the log: the tables as they are, with the requests put back that were written to since
 * (docs/decisions/0013). Throws Refused: known_malformed, known_too_far_back, read_models_behind.
 */
export class KnownThen {
  readonly #services: Pick<Services, 'runtime' | 'config'>
  /** A report asks for several cuts and cases of one pair of clocks. */
  #last: { readonly key: string; readonly earlier: EarlierRequests } | null = null

  constructor(services: Pick<Services, 'runtime' | 'config'>) {
    this.#services = services
  }

  async ask<T extends object>({ at, known }: TwoClocks, read: (earlier?: EarlierCases) => T) {
    const { runtime } = this.#services
    if (known === undefined) {
      const { answer, at: checkpoint } = readAtCheckpoint(runtime.readModels(), () => read())
      return { answer, known: checkpoint }
    }
    const position = await waitForPosition(this.#services, known, 'known_malformed')
    const earlier = this.#earlierAt(position, at)
    for (;;) {
      const { seen, ...told } = await earlier.upToNow()
      const answer = readUpTo(runtime.readModels(), seen, () => read({ ...told, timeZone: runtime.timeZone }))
      if (answer) return { answer, known: position }
    }
  }

  #earlierAt(known: Position, at: string): EarlierRequests {
    const key = `${known} ${at}`
    if (this.#last?.key !== key) this.#last = { key, earlier: new EarlierRequests(this.#services.runtime, known, at) }
    return this.#last.earlier
  }
}

interface Seen extends Omit<EarlierCases, 'timeZone'> {
  readonly seen: Position
}

const types: ReadonlySet<string> = new Set([...factEvents, ...caseEvents])
const prefix = 'request-'
const calendarPrefix = 'calendar-'

/** What was known of the requests that were written to since, as far as it matters at an instant. */
class EarlierRequests {
  readonly #runtime: Runtime
  readonly #known: Position
  readonly #at: string
  readonly #facts = new Map<string, RequestFacts>()
  readonly #cases = new Map<string, EarlierCase>()
  readonly #years = new Map<number, CalendarYear | null>()
  #seen: Position
  #events = 0
  #turn: Promise<unknown> = Promise.resolve()

  constructor(runtime: Runtime, known: Position, at: string) {
    this.#runtime = runtime
    this.#known = known
    this.#at = at
    this.#seen = known
  }

  /** Looks on from where the last question ended, one question after the other. */
  upToNow(): Promise<Seen> {
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
      return await this.#runtime.store.readAll(this.#seen, page)
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
    const stored = await this.#runtime.store.readStream(stream)
    return stored.filter(({ position }) => position <= this.#known).map((event) => decodeEvent(event, catalogue))
  }
}
