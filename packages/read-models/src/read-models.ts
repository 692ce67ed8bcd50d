import type { DatabaseSync } from 'node:sqlite'
import type { Position } from '@wubu/engine'
import { openForReading, readCheckpoint, readIdentity } from './database.ts'
import { ReadModelsNotReady } from './errors.ts'
import { currentGeneration, pointerStamp } from './generations.ts'
import { countParked } from './parked.ts'

/** The read models of a folder, for queries; each query sees the newest build that was finished. */
export class ReadModels {
  readonly #dir: string
  readonly #identity: string
  #open: { readonly db: DatabaseSync; readonly stamp: string } | null = null

  /** `identity` is what the queries of this version were written for. */
  constructor(dir: string, identity: string) {
    this.#dir = dir
    this.#identity = identity
  }

  /** To be asked for before each query and not kept. Throws ReadModelsNotReady. */
  get db(): DatabaseSync {
    const stamp = pointerStamp(this.#dir)
    if (stamp === null) throw new ReadModelsNotReady(this.#dir)
    if (this.#open?.stamp === stamp) return this.#open.db
    this.close()
    const db = this.#connect()
    this.#open = { db, stamp }
    return db
  }

  /** What the next query will be answered from; after a rebuild it may lie before one that was already seen. */
  checkpoint(): Position | null {
    return readCheckpoint(this.db)
  }

  /** How many events a projection could not apply, of one row or of all: answers that they touch should say so. */
  parked(projection: string, key?: string): number {
    return countParked(this.db, projection, key)
  }

  close(): void {
    this.#open?.db.close()
    this.#open = null
  }

  #connect(attempts = 3): DatabaseSync {
    const generation = currentGeneration(this.#dir)
    if (!generation) throw new ReadModelsNotReady(this.#dir)
    try {
      const db = openForReading(generation.path)
      if (readIdentity(db) === this.#identity) return db
      db.close()
    } catch (error) {
      // replaced and removed after its name was read
      if (attempts > 1) return this.#connect(attempts - 1)
      throw new ReadModelsNotReady(this.#dir, { cause: error })
    }
    throw new ReadModelsNotReady(this.#dir)
  }
}
