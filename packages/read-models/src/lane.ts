import type { DatabaseSync } from 'node:sqlite'
import type { DecodedEvent, StoredEvent } from '@wubu/engine'
import { LRUCache } from 'lru-cache'
import { isRowError, RowsNotSaved, reasonOf } from './errors.ts'
import { deleteParked, insertParked, type ParkedEvent } from './parked.ts'
import type { RowProjection } from './projection.ts'

/** One projection being run: its rows at hand, those changed since the last save, and the streams that wait. */
export interface Lane {
  readonly name: string
  readonly handles: ReadonlySet<string>
  readonly ignores: ReadonlySet<string>
  /** Number of rows that wait to be saved. */
  readonly changed: number
  /** Announces that an event will be folded; the rows announced are loaded by `load` together. */
  announce(event: DecodedEvent): void
  load(): void
  fold(event: DecodedEvent, stored: StoredEvent): void
  /** Lets an event, and with it all later ones of its stream, wait. `event` where it could be read. */
  park(stored: StoredEvent, reason: string, event?: DecodedEvent): void
  /** Writes what has changed; to be called in a transaction. Throws RowsNotSaved. */
  save(): void
  /** After the commit. */
  settled(): void
  /** Forgets what was not saved, with what waits as it is stored. */
  reset(parked: readonly ParkedEvent[]): void
  /** Lets a stream's parked events be folded again; `save` forgets that they were parked. */
  release(stream: string): void
}

interface Change<Row> {
  readonly key: string
  readonly before: Row | undefined
  after: Row
}

/** `rows` is how many rows are kept between batches. */
export function lane<Row extends object>(db: DatabaseSync, projection: RowProjection<Row>, rows: number): Lane {
  return new ProjectionLane(db, projection, rows)
}

class ProjectionLane<Row extends object> implements Lane {
  readonly name: string
  readonly handles: ReadonlySet<string>
  readonly ignores: ReadonlySet<string>
  readonly #db: DatabaseSync
  readonly #projection: RowProjection<Row>
  readonly #kept: LRUCache<string, Row>
  /** Rows that the page at hand needs: they may not be pushed out by one another. */
  #loaded = new Map<string, Row>()
  #wanted = new Set<string>()
  #changes = new Map<string, Change<Row>>()
  /** By stream, the position of the first event that could not be applied. */
  #waiting = new Map<string, string>()
  #parked: ParkedEvent[] = []
  #released: string[] = []

  constructor(db: DatabaseSync, projection: RowProjection<Row>, rows: number) {
    this.#db = db
    this.#projection = projection
    this.name = projection.name
    this.handles = new Set(projection.handles)
    this.ignores = new Set(projection.ignores)
    this.#kept = new LRUCache({ max: rows })
  }

  get changed() {
    return this.#changes.size
  }

  announce(event: DecodedEvent) {
    const key = this.#keyOrNull(event)
    if (key === null || this.#changes.has(key) || this.#loaded.has(key) || this.#wanted.has(key)) return
    const kept = this.#kept.get(key)
    if (kept) this.#loaded.set(key, kept)
    else this.#wanted.add(key)
  }

  load() {
    if (this.#wanted.size === 0) return
    for (const [key, row] of this.#projection.load(this.#db, [...this.#wanted])) this.#loaded.set(key, row)
    this.#wanted = new Set()
  }

  fold(event: DecodedEvent, stored: StoredEvent) {
    const first = this.#waiting.get(event.stream)
    if (first !== undefined) return this.park(stored, `waits behind ${first}`, event)
    try {
      const key = this.#projection.keyOf(event)
      if (key === null) return
      const change = this.#changes.get(key)
      const row = change ? change.after : this.#loaded.get(key)
      const after = this.#projection.apply(row, event)
      if (after === row) return
      if (change) change.after = after
      else this.#changes.set(key, { key, before: row, after })
      this.#projection.memory?.set(key, after)
    } catch (error) {
      this.park(stored, reasonOf(error), event)
    }
  }

  park(stored: StoredEvent, reason: string, event?: DecodedEvent) {
    if (!this.#waiting.has(stored.stream)) this.#waiting.set(stored.stream, stored.position)
    const key = event ? this.#keyOrNull(event) : null
    this.#parked.push({ projection: this.name, key, reason, event: stored })
  }

  save() {
    try {
      if (this.#changes.size > 0) this.#projection.save(this.#db, [...this.#changes.values()])
    } catch (error) {
      if (isRowError(error)) throw new RowsNotSaved(this.name, error)
      throw error
    }
    for (const stream of this.#released) deleteParked(this.#db, this.name, stream)
    for (const event of this.#parked) insertParked(this.#db, event)
  }

  settled() {
    for (const [key, row] of this.#loaded) if (!this.#changes.has(key)) this.#kept.set(key, row)
    for (const { key, after } of this.#changes.values()) this.#kept.set(key, after)
    this.#forget()
  }

  reset(parked: readonly ParkedEvent[]) {
    this.#forget()
    this.#kept.clear()
    this.#waiting = new Map()
    for (const { projection, event } of parked) {
      if (projection === this.name && !this.#waiting.has(event.stream)) this.#waiting.set(event.stream, event.position)
    }
    this.#projection.memory?.load(this.#db)
  }

  release(stream: string) {
    this.#waiting.delete(stream)
    this.#released.push(stream)
  }

  #forget() {
    this.#loaded = new Map()
    this.#wanted = new Set()
    this.#changes = new Map()
    this.#parked = []
    this.#released = []
  }

  /** For an event whose key throws, `fold` says why. */
  #keyOrNull(event: DecodedEvent): string | null {
    try {
      return this.#projection.keyOf(event)
    } catch {
      return null
    }
  }
}
