import type { DatabaseSync } from 'node:sqlite'
import type { DecodedEvent, StoredEvent } from '@wubu/engine'
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
  /** Takes an event to be applied by `run`. `isNew` says that the log's first event of its stream is not saved yet. */
  take(stored: StoredEvent, event: DecodedEvent, isNew: boolean): void
  /** Takes an event to be parked by `run`: it, and with it all later ones of its stream, will wait. */
  park(stored: StoredEvent, reason: string, event?: DecodedEvent): void
  /** Applies what was taken, in that order; the rows that it needs are loaded together. */
  run(): void
  /** Writes what has changed; to be called in a transaction. Throws RowsNotSaved. */
  save(): void
  /** After the commit. */
  settled(): void
  /** Forgets what was not saved, with what waits as it is stored. */
  reset(parked: readonly ParkedEvent[]): void
  /** Lets a stream's parked events be applied again; `save` forgets that they were parked. */
  release(stream: string): void
}

/** A row at hand: a change once it differs from what is stored. */
interface Entry<Row> {
  readonly key: string
  before: Row | undefined
  after: Row | undefined
  changed: boolean
  /** The save before which it was last needed. */
  needed: number
}

interface Task<Row> {
  readonly stored: StoredEvent
  /** null for an event to be parked. */
  readonly entry: Entry<Row> | null
  readonly event: DecodedEvent | undefined
  readonly reason: string
}

interface LaneOptions {
  /** How many rows are kept between saves. */
  readonly keptRows: number
  /** See RowProjection. */
  readonly building: boolean
}

export function lane<Row extends object>(
  db: DatabaseSync,
  projection: RowProjection<Row>,
  { keptRows, building }: LaneOptions,
): Lane {
  const { save } = (building ? projection.build : undefined) ?? projection
  return new ProjectionLane(db, { ...projection, save }, keptRows)
}

class ProjectionLane<Row extends object> implements Lane {
  readonly name: string
  readonly handles: ReadonlySet<string>
  readonly ignores: ReadonlySet<string>
  readonly #db: DatabaseSync
  readonly #projection: RowProjection<Row>
  readonly #rows: number
  /** By stream where each has a row of its own: all lanes then look for the same string, whose hash is known. */
  readonly #entries = new Map<string, Entry<Row>>()
  #tasks: Task<Row>[] = []
  #wanted: Entry<Row>[] = []
  #changes: Entry<Row>[] = []
  #saves = 0
  /** By stream, the position of the first event that could not be applied. */
  readonly #waiting = new Map<string, string>()
  #parked: ParkedEvent[] = []
  #released: string[] = []

  constructor(db: DatabaseSync, projection: RowProjection<Row>, rows: number) {
    this.#db = db
    this.#projection = projection
    this.#rows = rows
    this.name = projection.name
    this.handles = new Set(projection.handles)
    this.ignores = new Set(projection.ignores)
  }

  get changed() {
    return this.#changes.length
  }

  take(stored: StoredEvent, event: DecodedEvent, isNew: boolean) {
    try {
      const key = this.#projection.keyOf(event)
      if (key === null) return
      this.#tasks.push({ stored, event, entry: this.#entry(key, event.stream, isNew), reason: '' })
    } catch (error) {
      this.park(stored, reasonOf(error), event)
    }
  }

  park(stored: StoredEvent, reason: string, event?: DecodedEvent) {
    this.#tasks.push({ stored, event, entry: null, reason })
  }

  run() {
    const { load, memory } = this.#projection
    if (this.#wanted.length > 0) {
      const rows = load(
        this.#db,
        this.#wanted.map(({ key }) => key),
      )
      for (const entry of this.#wanted) {
        entry.after = rows.get(entry.key)
        entry.before = entry.after
      }
      this.#wanted = []
    }
    const tasks = this.#tasks
    this.#tasks = []
    for (const task of tasks) this.#perform(task, memory)
  }

  save() {
    try {
      if (this.#changes.length > 0) this.#projection.save(this.#db, this.#changes.flatMap(asChange))
    } catch (error) {
      if (isRowError(error)) throw new RowsNotSaved(this.name, error)
      throw error
    }
    for (const stream of this.#released) deleteParked(this.#db, this.name, stream)
    for (const event of this.#parked) insertParked(this.#db, event)
  }

  settled() {
    for (const entry of this.#changes) {
      entry.before = entry.after
      entry.changed = false
    }
    this.#changes = []
    this.#parked = []
    this.#released = []
    this.#shrink()
    this.#saves += 1
  }

  reset(parked: readonly ParkedEvent[]) {
    this.#entries.clear()
    this.#tasks = []
    this.#wanted = []
    this.#changes = []
    this.#parked = []
    this.#released = []
    this.#waiting.clear()
    for (const { projection, event } of parked) {
      if (projection === this.name && !this.#waiting.has(event.stream)) this.#waiting.set(event.stream, event.position)
    }
    this.#projection.memory?.load(this.#db)
  }

  release(stream: string) {
    this.#waiting.delete(stream)
    this.#released.push(stream)
  }

  #entry(key: string, stream: string, isNew: boolean): Entry<Row> {
    const { rowPerStream = false } = this.#projection
    const name = rowPerStream ? stream : key
    let entry = this.#entries.get(name)
    if (!entry) {
      entry = { key, before: undefined, after: undefined, changed: false, needed: this.#saves }
      this.#entries.set(name, entry)
      if (!(rowPerStream && isNew)) this.#wanted.push(entry)
    }
    entry.needed = this.#saves
    return entry
  }

  #perform({ stored, entry, event, reason }: Task<Row>, memory: RowProjection<Row>['memory']) {
    const first = this.#waiting.size === 0 ? undefined : this.#waiting.get(stored.stream)
    if (first !== undefined) return this.#setAside(stored, event, `waits behind ${first}`)
    if (!entry || !event) return this.#setAside(stored, event, reason)
    try {
      const after = this.#projection.apply(entry.after, event)
      if (after === entry.after) return
      entry.after = after
      if (!entry.changed) {
        entry.changed = true
        this.#changes.push(entry)
      }
      memory?.set(entry.key, after)
    } catch (error) {
      this.#setAside(stored, event, reasonOf(error))
    }
  }

  #setAside(stored: StoredEvent, event: DecodedEvent | undefined, reason: string): void {
    if (!this.#waiting.has(stored.stream)) this.#waiting.set(stored.stream, stored.position)
    this.#parked.push({ projection: this.name, key: event ? this.#keyOrNull(event) : null, reason, event: stored })
  }

  /** Keeps those that were needed last. */
  #shrink() {
    if (this.#entries.size <= this.#rows) return
    for (const [name, { needed }] of this.#entries) if (needed < this.#saves) this.#entries.delete(name)
    for (const name of this.#entries.keys()) {
      if (this.#entries.size <= this.#rows) return
      this.#entries.delete(name)
    }
  }

  /** For an event whose key throws, the reason says why. */
  #keyOrNull(event: DecodedEvent): string | null {
    try {
      return this.#projection.keyOf(event)
    } catch {
      return null
    }
  }
}

function asChange<Row>({ key, before, after }: Entry<Row>) {
  return after === undefined ? [] : [{ key, before, after }]
}
