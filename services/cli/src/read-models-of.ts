import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { DataFolderInUse, type EventStore, type Position, readLogDescription } from '@wubu/engine'
import { createProjections, identityOf, ReadModels, ReadModelsNotReady } from '@wubu/read-models'
import { CliError } from './cli-error.ts'
import { readModelsDir } from './data-folder.ts'
import { type LogPlace, openStoreToRead } from './open-log.ts'
import { openNode } from './open-node.ts'

/** Read models that know all of the log as it was when they were asked for. */
export interface CurrentReadModels {
  readonly db: DatabaseSync
  /** What was known: the last position that they hold; null of an empty log. */
  readonly known: Position | null
  readonly timeZone: string
  readonly store: EventStore
}

/** The whole of a large log may have to be read first. */
const longestBuildMs = 3_600_000
/** A running server is seconds behind at most. */
const longestLagMs = 60_000
const pollMs = 50

/** Brings the read models of a data folder up to date, or waits beside a running server until it has, and uses them. */
export async function withReadModels<T>(
  place: LogPlace,
  use: (models: CurrentReadModels) => T | Promise<T>,
): Promise<T> {
  try {
    return await alone(place, use)
  } catch (error) {
    if (error instanceof DataFolderInUse) return beside(place, use)
    throw error
  }
}

async function alone<T>(place: LogPlace, use: (models: CurrentReadModels) => T | Promise<T>): Promise<T> {
  const node = await openNode(place)
  try {
    const known = await node.store.head()
    if (known !== null && !(await node.waitForReadModels(known, longestBuildMs))) throw behind(place.dir)
    return await use({ db: node.readModels(), known, timeZone: node.timeZone, store: node.store })
  } finally {
    await node.close()
  }
}

async function beside<T>(place: LogPlace, use: (models: CurrentReadModels) => T | Promise<T>): Promise<T> {
  const { dir } = place
  const store = await openStoreToRead(place)
  try {
    const { timeZone } = await readLogDescription(store)
    const identity = identityOf(store.logId, createProjections({ timeZone }))
    const models = new ReadModels(join(dir, readModelsDir), identity)
    try {
      const head = await store.head()
      await reached(models, head, dir)
      return await use({ db: models.db, known: models.checkpoint(), timeZone, store })
    } finally {
      models.close()
    }
  } finally {
    await store.close()
  }
}

async function reached(models: ReadModels, head: Position | null, dir: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < longestLagMs; await wait(pollMs)) {
    const checkpoint = checkpointOf(models)
    if (head === null || (checkpoint !== null && checkpoint >= head)) return
  }
  throw behind(dir)
}

function checkpointOf(models: ReadModels): Position | null {
  try {
    return models.checkpoint()
  } catch (error) {
    if (error instanceof ReadModelsNotReady) return null
    throw error
  }
}

function behind(dir: string): CliError {
  return new CliError(
    'dataFolder',
    `读模型落后 The read models of ${dir} are far behind the log: try again later, or run wubu rebuild.`,
  )
}
