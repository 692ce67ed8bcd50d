import { join } from 'node:path'
import type { EventStore, KeyStore } from '@wubu/engine'
import { openEventStoreDb, openEventStoreDbWithKeys } from '@wubu/event-store-eventstoredb'
import {
  acquireDataFolder,
  eventsBetween,
  installationKeyOf,
  NoLogThere,
  openFileKeyStore,
  openSqliteEventStore,
  openSqliteEventStoreReader,
} from '@wubu/event-store-sqlite'
import { hasLog, keyMirror } from './data-folder.ts'

/** Where a node has what: its data folder, and the log, if that is not in it. */
export interface LogPlace {
  readonly dir: string
  /** The URL of an EventStoreDB. */
  readonly log?: string | undefined
}

export interface OpenLog {
  readonly store: EventStore
  readonly keys: KeyStore
  /** Gives up the data folder; after both are closed. */
  release(): void
}

/** Opens log and keys for a node, which holds its data folder. Throws DataFolderInUse, NoLogThere, and what the log's server refuses. */
export async function openLog({ dir, log }: LogPlace, { create }: { readonly create: boolean }): Promise<OpenLog> {
  if (log === undefined && !create && !hasLog(dir)) throw new NoLogThere(dir)
  const folder = acquireDataFolder(dir)
  const release = () => folder.release()
  try {
    if (log !== undefined) return { ...(await openShared(dir, log)), release }
    const keys = openFileKeyStore({ dir })
    return { keys, store: openSqliteEventStore({ dir, folder }), release }
  } catch (error) {
    release()
    throw error
  }
}

export interface LogToRead {
  readonly store: EventStore
  readonly keys: KeyStore
  /** How many events lie between two positions; of a shared log nobody can tell. */
  readonly eventsBetween?: typeof eventsBetween
}

/** Opens log and keys beside the node of a data folder, in another thread or process. */
export async function openLogToRead({ dir, log }: LogPlace): Promise<LogToRead> {
  if (log !== undefined) return openShared(dir, log)
  const store = openSqliteEventStoreReader({ dir })
  return { store, keys: openFileKeyStore({ dir, readOnly: true }), eventsBetween }
}

/** The log alone, without anybody's keys. */
export async function openStoreToRead({ dir, log }: LogPlace): Promise<EventStore> {
  return log === undefined ? openSqliteEventStoreReader({ dir }) : openEventStoreDb(log)
}

function openShared(dir: string, log: string) {
  return openEventStoreDbWithKeys(log, { installationKey: installationKeyOf(dir), mirrorPath: join(dir, keyMirror) })
}
