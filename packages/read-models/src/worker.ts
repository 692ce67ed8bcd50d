import type { DatabaseSync } from 'node:sqlite'
import {
  type DecodedEvent,
  type EventStore,
  type Position,
  type ProjectionProgress,
  type RunProjectionOptions,
  runProjection,
  type StoredEvent,
} from '@wubu/engine'
import type { StartPart } from './build-part.ts'
import { identityOf, openForWriting, readCheckpoint, readIdentity } from './database.ts'
import { Superseded } from './errors.ts'
import { currentGeneration, type Generation, pointerStamp } from './generations.ts'
import type { ParkedEvent } from './parked.ts'
import type { RowProjection } from './projection.ts'
import { rebuild } from './rebuild.ts'
import { ProjectionRunner, type Replayed } from './runner.ts'

export interface ProjectionsOptions {
  readonly store: EventStore
  /** The folder of the read models; one process at a time keeps it up to date. */
  readonly dir: string
  readonly projections: readonly RowProjection<object>[]
  readonly decode: (stored: StoredEvent) => DecodedEvent
  /** Finishes the batch in hand, then ends. */
  readonly signal: AbortSignal
  readonly onProgress?: (progress: ProjectionProgress) => void
  readonly eventsBetween?: RunProjectionOptions['eventsBetween']
  readonly untilGrown?: RunProjectionOptions['untilGrown']
  /** See RebuildOptions. */
  readonly startPart?: StartPart
  /** While a log is being filled in bulk; see RebuildOptions. Read models that hold little are built from its beginning. */
  readonly more?: () => Promise<boolean>
}

export interface RunningProjections {
  /** Settles when the projections have ended; rejects with what ended them if it was not the signal. */
  readonly done: Promise<void>
  /** Empty while the read models are being built. */
  parked(): readonly ParkedEvent[]
  /** Of one stream, or of all; null while the read models are being built. */
  replayParked(stream?: string): Replayed | null
  /** Between two batches, see RowProjection; false while the read models are being built. */
  keep(what: number): boolean
}

/**
 * Most events of one transaction. A batch holds only what waits: far behind, large ones write each page and each cube once for
 * thousands of events (an import: half the time of batches of 1,000); close behind, they are small anyway.
 */
const batchSize = 10_000

/** Read models of fewer events are built anew when a log is filled in bulk. */
const littleHeld = 20_000

/** How often a rebuilt file is looked for when the log is silent, in milliseconds. */
const lookEvery = 200

/**
 * Keeps the read models of a folder up to date: builds them where there are none, or of another log or version, and then
 * follows the log. A file that another process rebuilt is taken over from there.
 */
export function startProjections(options: ProjectionsOptions): RunningProjections {
  const projections = new Projections(options)
  return {
    done: projections.run(),
    parked: () => projections.runner?.parked() ?? [],
    replayParked: (stream) => projections.runner?.replayParked(stream) ?? null,
    keep: (what) => {
      projections.runner?.keep(what)
      return projections.runner !== null
    },
  }
}

class Projections {
  readonly #options: ProjectionsOptions
  readonly #identity: string
  runner: ProjectionRunner | null = null

  constructor(options: ProjectionsOptions) {
    this.#options = options
    this.#identity = identityOf(options.store.logId, options.projections)
  }

  async run(): Promise<void> {
    const { signal } = this.#options
    let mustRebuild = this.#isWorthBuilding()
    while (!signal.aborted) {
      const opened = mustRebuild ? null : this.#openCurrent()
      if (opened) mustRebuild = await this.#follow(opened.generation, opened.db)
      else mustRebuild = !(await this.#rebuild())
    }
  }

  /** Building costs a quarter of following, for each event; but it begins at the beginning. */
  #isWorthBuilding(): boolean {
    const { more, eventsBetween } = this.#options
    if (!more || !eventsBetween) return false
    const opened = this.#openCurrent()
    if (!opened) return true
    const held = eventsBetween(null, readCheckpoint(opened.db))
    opened.db.close()
    return held < littleHeld
  }

  /** Follows the log until stopped or replaced; whether the file is of no use. */
  async #follow({ path }: Generation, db: DatabaseSync): Promise<boolean> {
    const { dir, projections, decode, store, signal, onProgress, eventsBetween, untilGrown } = this.#options
    const stamp = pointerStamp(dir)
    const replaced = new AbortController()
    const timer = setInterval(() => pointerStamp(dir) === stamp || replaced.abort(), lookEvery)
    const runner = new ProjectionRunner({ db, projections, decode })
    this.runner = runner
    try {
      const target = {
        checkpoint: () => runner.checkpoint(),
        apply: (batch: readonly StoredEvent[], checkpoint: Position) => {
          // what is written to a file that nobody reads any more is lost for its readers
          if (pointerStamp(dir) !== stamp) throw new Superseded(path)
          runner.apply(batch, checkpoint)
        },
      }
      const either = AbortSignal.any([signal, replaced.signal])
      const hooks = {
        batchSize,
        ...(onProgress && { onProgress }),
        ...(eventsBetween && { eventsBetween }),
        ...(untilGrown && { untilGrown }),
      }
      return (await runProjection({ store, target, signal: either, ...hooks })) === 'rebuildNeeded'
    } catch (error) {
      if (!(error instanceof Superseded)) throw error
      return false
    } finally {
      clearInterval(timer)
      this.runner = null
      db.close()
    }
  }

  #openCurrent(): { readonly generation: Generation; readonly db: DatabaseSync } | null {
    const generation = currentGeneration(this.#options.dir)
    if (!generation) return null
    const db = openForWriting(generation.path)
    if (readIdentity(db) === this.#identity) return { generation, db }
    db.close()
    return null
  }

  /** Whether it was finished. */
  async #rebuild(): Promise<boolean> {
    const { signal, onProgress } = this.#options
    try {
      await rebuild({
        ...this.#options,
        onProgress: (_events, position) => onProgress?.({ position: null, lag: null, caughtUp: position === null }),
      })
      return true
    } catch (error) {
      if (signal.aborted) return false
      throw error
    }
  }
}
