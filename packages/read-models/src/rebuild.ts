import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DecodedEvent, EventStore, Position, StoredEvent } from '@wubu/engine'
import { type Part, type StartPart, takePart } from './build-part.ts'
import { buildRows, defaultSaveEvery } from './build-rows.ts'
import { addIndexes, createTables, finishBuilding, finishTables, identityOf, openForBuilding } from './database.ts'
import { PartNotBuilt, RowsNotSaved } from './errors.ts'
import { discard, type Generation, newGeneration, partOf, publish } from './generations.ts'
import type { RowProjection } from './projection.ts'
import { ProjectionRunner } from './runner.ts'

/** Of what is applied after the build. */
const pageSize = 1_000

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
  /** Builds a part of the read models in another thread meanwhile; not while a log is being filled. */
  readonly startPart?: StartPart
  /** Most events between two saves. */
  readonly saveEvery?: number
}

/**
 * Builds all read models anew from the whole log, beside the file in use, and puts the new file in its place. Rows are
 * written once for many events: that is what makes it fast. Throws what the store throws, and the signal's reason when aborted.
 */
export async function rebuild(options: RebuildOptions): Promise<Generation> {
  try {
    return await build(options, options.saveEvery ?? defaultSaveEvery)
  } catch (error) {
    if (!(error instanceof RowsNotSaved || error instanceof PartNotBuilt)) throw error
    // the event at fault has to be in hand when it is saved
    return build(options, 0)
  }
}

async function build(options: RebuildOptions, saveEvery: number): Promise<Generation> {
  const { projections } = options
  const generation = newGeneration(options.dir)
  const db = openForBuilding(generation.path, saveEvery === 0 ? 'MEMORY' : 'OFF')
  try {
    createTables(db, identityOf(options.store.logId, projections), projections)
    const upTo = saveEvery === 0 || options.more ? null : await options.store.head()
    if (options.startPart && upTo !== null) {
      await buildInParts(options, { db, path: partOf(generation), upTo, saveEvery, startPart: options.startPart })
    } else await buildHere(options, { db, projections, saveEvery })
    finishTables(db, projections)
    await catchUp(options, db)
    db.close()
    return publish(options.dir, generation)
  } catch (error) {
    if (db.isOpen) db.close()
    discard(generation)
    throw error
  }
}

interface Parts extends Part {
  readonly db: DatabaseSync
  readonly saveEvery: number
  readonly startPart: StartPart
}

/** What may be built apart is, meanwhile; neither goes on where the other failed. */
async function buildInParts(options: RebuildOptions, { startPart, path, upTo, db, saveEvery }: Parts): Promise<void> {
  const [apart, here] = [true, false].map((is) => options.projections.filter((one) => (one.apart !== undefined) === is))
  const failing = new AbortController()
  const signal = AbortSignal.any([failing.signal, ...(options.signal ? [options.signal] : [])])
  const part = startPart({ path, upTo }, signal).catch((error: unknown) => {
    const reason = signal.aborted ? signal.reason : new PartNotBuilt(error)
    failing.abort(reason)
    throw reason
  })
  try {
    await buildHere({ ...options, signal }, { db, projections: here ?? [], saveEvery, upTo })
    addIndexes(db, here ?? [])
  } catch (error) {
    failing.abort(error)
    // the file can be removed once nobody writes it
    await part.catch(() => undefined)
    throw error
  }
  await part
  takePart(db, path, apart ?? [])
}

/** What was written while it was built: readers would otherwise find less than they have seen, for as long as it took. */
async function catchUp({ store, projections, decode, signal }: RebuildOptions, db: DatabaseSync): Promise<void> {
  const runner = new ProjectionRunner({ db, projections, decode })
  for (let end = false; !end; ) {
    signal?.throwIfAborted()
    const page = await store.readAll(runner.checkpoint(), pageSize)
    if (page.next !== null && page.events.length > 0) runner.apply(page.events, page.next)
    end = page.end
    await nextTurn()
  }
}

interface Here {
  readonly db: DatabaseSync
  readonly projections: readonly RowProjection<object>[]
  readonly saveEvery: number
  readonly upTo?: Position
}

async function buildHere({ store, decode, signal, onProgress, more }: RebuildOptions, here: Here): Promise<void> {
  const { db, projections, saveEvery, upTo } = here
  const building = saveEvery > 0
  const runner = new ProjectionRunner({ db, projections, decode, keptRows: 20_000, building })
  await buildRows({
    store,
    runner,
    saveEvery,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
    ...(more && { more }),
    ...(upTo !== undefined && { upTo }),
  })
  if (building) finishBuilding(db, projections)
}
