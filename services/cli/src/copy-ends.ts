import type { EventStore, KeyStore } from '@wubu/engine'
import { openEventStoreDbWithKeys } from '@wubu/event-store-eventstoredb'
import { acquireDataFolder, openFileKeyStore, openSqliteEventStore } from '@wubu/event-store-sqlite'
import type { LogUrl } from './log-url.ts'
import { openLogToRead } from './open-log.ts'

/** One end of a copy. */
export interface CopyEnd {
  readonly store: EventStore
  readonly keys: KeyStore
  close(): Promise<void>
}

/** A log to be copied, also while nodes use it. One on a server is opened with the installation key in the folder `keyDir`. */
export async function openToCopy(from: LogUrl, keyDir: string): Promise<CopyEnd> {
  const place = from.kind === 'sqlite' ? { dir: from.dir } : { dir: keyDir, log: from.url }
  const { store, keys } = await openLogToRead(place)
  return { store, keys, close: () => closeBoth(store, keys) }
}

/** A log to be filled with that of `source`, under its id and with its installation key. */
export async function openToFill(to: LogUrl, source: Pick<CopyEnd, 'store' | 'keys'>): Promise<CopyEnd> {
  const { logId } = source.store
  const { installationKey } = source.keys
  if (to.kind === 'sqlite') return fillFolder(to.dir, source)
  const options = { logId, installationKey: installationKey.export(), appendOnce: true }
  const { store, keys } = await openEventStoreDbWithKeys(to.url, options)
  return { store, keys, close: () => closeBoth(store, keys) }
}

/** Throws DataFolderInUse, UnknownFormat, InstallationKeyWrong. */
async function fillFolder(dir: string, { store: { logId }, keys }: Pick<CopyEnd, 'store' | 'keys'>): Promise<CopyEnd> {
  const folder = acquireDataFolder(dir)
  try {
    // the keys first: a log without them would be taken for one that lost them
    const ownKeys = openFileKeyStore({ dir, installationKey: keys.installationKey })
    const store = openSqliteEventStore({ dir, folder, logId })
    const close = async () => {
      await closeBoth(store, ownKeys)
      folder.release()
    }
    return { store, keys: ownKeys, close }
  } catch (error) {
    folder.release()
    throw error
  }
}

async function closeBoth(store: EventStore, keys: KeyStore): Promise<void> {
  await store.close()
  await keys.close()
}
