import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DecodedEvent, EventStore, Position, StoredEvent } from '@wubu/engine'
import { createTables, finishTables, identityOf, openForBuilding } from './database.ts'
import { RowsNotSaved } from './errors.ts'
import { discard, type Generation, newGeneration, publish } from './generations.ts'
import type { RowProjection } from './projection.ts'
import { ProjectionRunner } from './runner.ts'

export interface RebuildOptions {
  readonly store: EventStore
  /** The folder of the read models. */
  readonly dir: string
  readonly projections: readonly RowProjection<object>[]
  readonly decode: (stored: StoredEvent) => DecodedEvent
  readonly signal?: AbortSignal
  /** Events read so far. */
  readonly onProgress?: (events: number, position: Position | null) => void
  /**
   * Asked at the end of a log that is still being filled: resolves with true when it has grown or may yet, with false when it
   * is finished and what it holds by now is all.
   */
  readonly more?: () => Promise<boolean>
  /** Most events between two saves. */
  readonly saveEvery?: number
}

/** With 200,000 the garbage collector took more time from the rows held than fewer writes saved. */
const defaultSaveEvery = 50_000
/** Most rows that are kept unsaved; they are what a build holds in memory. */
const unsavedRows = 30_000
const pageSize = 1_000

/**
 * Builds all read models anew from the whole log, beside the file in use, and puts the new file in its place. Rows are
 * written once for many events: that is what makes it fast. Throws what the store throws, and the signal's reason when aborted.
 */
export async function rebuild(options: RebuildOptions): Promise<Generation> {
  try {
    return await build(options, options.saveEvery ?? defaultSaveEvery)
  } catch (error) {
    if (!(error instanceof RowsNotSaved)) throw error
    // the event at fault has to be in hand when it is saved
    return build(options, 0)
  }
}

async function build(options: RebuildOptions, saveEvery: number): Promise<Generation> {
  const generation = newGeneration(options.dir)
  const db = openForBuilding(generation.path, saveEvery === 0 ? 'MEMORY' : 'OFF')
  try {
    createTables(db, identityOf(options.store.logId, options.projections), options.projections)
    const { projections, decode } = options
    await readThrough(options, new ProjectionRunner({ db, projections, decode, keptRows: 20_000 }), saveEvery)
    finishTables(db, projections)
    db.close()
    return publish(options.dir, generation)
  } catch (error) {
    if (db.isOpen) db.close()
    discard(generation)
    throw error
  }
}

async function readThrough(options: RebuildOptions, runner: ProjectionRunner, saveEvery: number) {
  const { store, signal, onProgress, more } = options
  let read = 0
  let saved = 0
  let position: Position | null = null
  let finished = more === undefined
  for (let end = false; !end; ) {
    signal?.throwIfAborted()
    const page = await store.readAll(position, pageSize)
    position = page.next
    end = page.end && finished
    read += page.events.length
    if (page.end && !finished) finished = !(await more?.())
    if (position === null) continue
    if (saveEvery === 0) runner.apply(page.events, position)
    else runner.fold(page.events, position)
    if (read - saved >= saveEvery || runner.unsaved > unsavedRows) {
      runner.save()
      saved = read
      onProgress?.(read, position)
    }
    await nextTurn()
  }
  runner.save()
  onProgress?.(read, position)
}
