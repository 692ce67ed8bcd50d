import type { DatabaseSync } from 'node:sqlite'
import type { DecodedEvent, Position, ProjectionTarget, StoredEvent } from '@wubu/engine'
import { readCheckpoint, writeCheckpoint } from './database.ts'
import { RowsNotSaved, reasonOf } from './errors.ts'
import { type Lane, lane } from './lane.ts'
import { type ParkedEvent, readParked } from './parked.ts'
import type { RowProjection } from './projection.ts'
import { transaction } from './statements.ts'

export interface RunnerOptions {
  readonly db: DatabaseSync
  readonly projections: readonly RowProjection<object>[]
  /** Throws for what this node can't read. */
  readonly decode: (stored: StoredEvent) => DecodedEvent
  /** Rows of each projection that are kept between batches. */
  readonly keptRows?: number
  /** Rows are saved as they are while all is built; `finish` of the projections is the caller's to call. */
  readonly building?: boolean
}

/** What became of parked events that were tried again. */
export interface Replayed {
  readonly replayed: number
  readonly remaining: number
  /** Why the earliest of the remaining ones failed again. */
  readonly reason: string | null
}

/** Who is interested in events of one type. */
interface Interest {
  readonly lanes: readonly Lane[]
  /** Projections that neither handle nor ignore it: it must not be skipped silently. */
  readonly strangers: readonly Lane[]
}

/** Streams that are about this installation and not about requests: no read model speaks of them. */
const isHousekeeping = (stream: string) =>
  stream === 'log' || stream.startsWith('session-') || stream.startsWith('key-')

/** Runs all projections over the log: rows, what is parked, and the checkpoint of a batch in one transaction. */
export class ProjectionRunner implements ProjectionTarget {
  readonly #db: DatabaseSync
  readonly #decode: RunnerOptions['decode']
  readonly #lanes: readonly Lane[]
  readonly #projections: RunnerOptions['projections']
  readonly #interests = new Map<string, Interest>()
  /** Streams whose first event came since the last save: nothing of them is stored yet. */
  readonly #born = new Set<string>()
  #checkpoint: Position | null
  /** The one that the next save writes. */
  #next: Position | null = null

  constructor({ db, projections, decode, keptRows = 10_000, building = false }: RunnerOptions) {
    this.#db = db
    this.#decode = decode
    this.#projections = projections
    this.#lanes = projections.map((projection) => lane(db, projection, { keptRows, building }))
    this.#checkpoint = readCheckpoint(db)
    this.#reset()
  }

  checkpoint() {
    return this.#checkpoint
  }

  /** Rows that `fold` changed and nobody saved yet. */
  get unsaved(): number {
    return this.#lanes.reduce((sum, { changed }) => sum + changed, 0)
  }

  apply(batch: readonly StoredEvent[], checkpoint: Position) {
    try {
      this.fold(batch, checkpoint)
      this.save()
    } catch (error) {
      if (!(error instanceof RowsNotSaved)) throw error
      this.#applyAround(batch, checkpoint, error.message)
    }
  }

  /** Applies events in memory; `save` makes them last. */
  fold(batch: readonly StoredEvent[], checkpoint: Position) {
    for (const stored of batch) this.#take(stored)
    for (const lane of this.#lanes) lane.run()
    this.#next = checkpoint
  }

  save() {
    try {
      transaction(this.#db, () => {
        for (const lane of this.#lanes) lane.save()
        if (this.#next !== null) writeCheckpoint(this.#db, this.#next)
      })
    } catch (error) {
      this.#reset()
      throw error
    }
    for (const lane of this.#lanes) lane.settled()
    this.#born.clear()
    this.#checkpoint = this.#next ?? this.#checkpoint
    this.#next = null
  }

  /** See RowProjection. */
  keep(what: number) {
    transaction(this.#db, () => {
      for (const projection of this.#projections) projection.keep?.(this.#db, what)
    })
  }

  parked(): readonly ParkedEvent[] {
    return readParked(this.#db)
  }

  /** Tries what is parked again, of one stream or of all, for an operator who mended the cause. What fails again stays parked. */
  replayParked(stream?: string): Replayed {
    const parked = this.#parkedOf(stream)
    for (const lane of this.#lanes) {
      const own = parked.filter(({ projection }) => projection === lane.name)
      for (const { event } of own) lane.release(event.stream)
      for (const { event: stored } of own) this.#foldAgain(lane, stored)
    }
    this.save()
    const remaining = this.#parkedOf(stream)
    const [first] = remaining
    return {
      replayed: parked.length - remaining.length,
      remaining: remaining.length,
      reason: first?.reason ?? null,
    }
  }

  #parkedOf(stream: string | undefined): readonly ParkedEvent[] {
    const parked = this.parked()
    return stream === undefined ? parked : parked.filter(({ event }) => event.stream === stream)
  }

  #foldAgain(lane: Lane, stored: StoredEvent) {
    if (lane.ignores.has(stored.type)) return
    if (lane.handles.has(stored.type)) this.#read(stored, [lane])
    else lane.park(stored, unknownType(stored))
    lane.run()
  }

  #take(stored: StoredEvent) {
    const { lanes, strangers } = this.#interestIn(stored)
    if (stored.revision === 0) this.#born.add(stored.stream)
    if (lanes.length > 0) this.#read(stored, lanes)
    for (const lane of strangers) lane.park(stored, unknownType(stored))
  }

  #read(stored: StoredEvent, lanes: readonly Lane[]) {
    let event: DecodedEvent
    try {
      event = this.#decode(stored)
    } catch (error) {
      for (const lane of lanes) lane.park(stored, reasonOf(error))
      return
    }
    const isNew = this.#born.has(stored.stream)
    for (const lane of lanes) lane.take(stored, event, isNew)
  }

  /** A row that its table refuses holds up its own event alone: halves of the batch, down to that event. */
  #applyAround(batch: readonly StoredEvent[], checkpoint: Position, reason: string) {
    const [first, ...others] = batch
    if (!first) throw new Error(`Nothing was applied, and yet not saved: ${reason}`)
    if (others.length === 0) return this.#parkAlone(first, checkpoint)
    const half = batch.length >> 1
    const early = batch.slice(0, half)
    this.apply(early, early.at(-1)?.position ?? checkpoint)
    this.apply(batch.slice(half), checkpoint)
  }

  #parkAlone(stored: StoredEvent, checkpoint: Position) {
    const { lanes, strangers } = this.#interestIn(stored)
    const event = this.#decode(stored)
    for (const lane of lanes) {
      const reason = this.#refusalOf(lane, event, stored)
      if (reason === null) foldAlone(lane, event, stored)
      else lane.park(stored, reason, event)
    }
    for (const lane of strangers) lane.park(stored, unknownType(stored))
    for (const lane of this.#lanes) lane.run()
    this.#next = checkpoint
    this.save()
  }

  /** Why the table of a lane does not take the event; tries, and takes it back. */
  #refusalOf(lane: Lane, event: DecodedEvent, stored: StoredEvent): string | null {
    foldAlone(lane, event, stored)
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      lane.save()
      return null
    } catch (error) {
      if (error instanceof RowsNotSaved) return reasonOf(error.cause)
      throw error
    } finally {
      this.#db.exec('ROLLBACK')
      lane.reset(this.parked())
    }
  }

  #interestIn({ stream, type }: StoredEvent): Interest {
    if (isHousekeeping(stream)) return nobody
    let interest = this.#interests.get(type)
    if (!interest) {
      interest = {
        lanes: this.#lanes.filter((lane) => lane.handles.has(type)),
        strangers: this.#lanes.filter((lane) => !lane.handles.has(type) && !lane.ignores.has(type)),
      }
      this.#interests.set(type, interest)
    }
    return interest
  }

  #reset() {
    const parked = this.parked()
    for (const lane of this.#lanes) lane.reset(parked)
    this.#born.clear()
    this.#next = null
  }
}

const nobody: Interest = { lanes: [], strangers: [] }

const unknownType = ({ type }: StoredEvent) => `this version does not know ${type}`

function foldAlone(lane: Lane, event: DecodedEvent, stored: StoredEvent) {
  lane.take(stored, event, false)
  lane.run()
}
