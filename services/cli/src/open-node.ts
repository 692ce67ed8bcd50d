import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRuntime, type Runtime } from '@wubu/api'
import { createLog, findLogDescription } from '@wubu/engine'
import { acquireDataFolder, NoLogThere, openFileKeyStore, openSqliteEventStore } from '@wubu/event-store-sqlite'
import { defaultTimeZone, readModelsDir } from './data-folder.ts'
import { projectionThread } from './projection-thread.ts'

export interface OpenNodeOptions {
  readonly dir: string
  /** Of a new log; one that is there keeps its own. */
  readonly timeZone?: string
  /** Whether a folder without a log gets one. */
  readonly create?: boolean
  /** Stands in for the clock, where time is played. */
  readonly now?: () => string
  /** Until it settles, the log is being filled with streams that are written once. */
  readonly bulk?: Promise<unknown>
  readonly onProjectionFailure?: (error: unknown) => void
}

/** Opens a data folder for writing, with the read models kept up to date beside it. Throws DataFolderInUse, NoLogThere. */
export async function openNode(options: OpenNodeOptions): Promise<Runtime> {
  const { dir, timeZone = defaultTimeZone, create = false } = options
  if (!create && !hasLog(dir)) throw new NoLogThere(dir)
  const folder = acquireDataFolder(dir)
  try {
    const keys = openFileKeyStore({ dir })
    const store = openSqliteEventStore({ dir, folder })
    const found = await findLogDescription(store)
    const made = found ?? (await createLog(store, keys, { timeZone, now: now(options), commandId: randomUUID() }))
    const report = options.onProjectionFailure ?? reportFailure
    return await createRuntime({
      store,
      keys,
      timeZone: made.timeZone,
      readModelsDir: join(dir, readModelsDir),
      startProjections: projectionThread({ dir, timeZone: made.timeZone }, report, options.bulk),
      ...(options.now && { now: options.now }),
      // states that nobody asks for again would only fill the memory
      ...(options.bulk && { cachedStates: 100 }),
      release: () => folder.release(),
    })
  } catch (error) {
    folder.release()
    throw error
  }
}

export function hasLog(dir: string): boolean {
  return existsSync(join(dir, 'log.db'))
}

function now(options: OpenNodeOptions): string {
  return options.now?.() ?? new Date().toISOString()
}

function reportFailure(error: unknown): void {
  process.stderr.write(`The read models stopped and start again: ${error instanceof Error ? error.message : error}\n`)
}
