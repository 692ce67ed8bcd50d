import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createRuntime, type Runtime } from '@wubu/api'
import { createLog, type EventStore, findLogDescription, type KeyStore } from '@wubu/engine'
import { defaultTimeZone, readModelsDir } from './data-folder.ts'
import { openLog } from './open-log.ts'
import { projectionThread } from './projection-thread.ts'

export interface OpenNodeOptions {
  readonly dir: string
  /** The URL of a log that nodes share; without it, the log is in the folder. */
  readonly log?: string | undefined
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

/**
 * Opens a node: its data folder for writing, the log in it or the shared one, and the read models kept up to date beside it.
 * Throws as `openLog`.
 */
export async function openNode(options: OpenNodeOptions): Promise<Runtime> {
  const { dir, timeZone = defaultTimeZone, create = false, log } = options
  const { store, keys, release } = await openLog({ dir, log }, { create })
  try {
    const made = await describedLog(store, keys, timeZone, options)
    if (made.logId !== store.logId) {
      // another node made the log at the same moment
      await closeAll(store, keys, release)
      return await openNode(options)
    }
    const report = options.onProjectionFailure ?? reportFailure
    return await createRuntime({
      store,
      keys,
      timeZone: made.timeZone,
      readModelsDir: join(dir, readModelsDir),
      scratchDir: join(dir, 'scratch'),
      startProjections: projectionThread({ dir, log, timeZone: made.timeZone }, report, options.bulk),
      ...(options.now && { now: options.now }),
      // states that nobody asks for again would only fill the memory
      ...(options.bulk && { cachedStates: 100, connection: { failFast: false } }),
      release,
    })
  } catch (error) {
    await closeAll(store, keys, release)
    throw error
  }
}

async function describedLog(store: EventStore, keys: KeyStore, timeZone: string, options: OpenNodeOptions) {
  const found = await findLogDescription(store)
  return found ?? createLog(store, keys, { timeZone, now: now(options), commandId: randomUUID() })
}

async function closeAll(store: EventStore, keys: KeyStore, release: () => void): Promise<void> {
  await store.close()
  await keys.close()
  release()
}

function now(options: OpenNodeOptions): string {
  return options.now?.() ?? new Date().toISOString()
}

function reportFailure(error: unknown): void {
  process.stderr.write(`The read models stopped and start again: ${error instanceof Error ? error.message : error}\n`)
}
