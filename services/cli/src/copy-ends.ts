import type { EventStore, KeyStore } from '@wubu/engine'
import {
  acquireDataFolder,
  openFileKeyStore,
  openSqliteEventStore,
  openSqliteEventStoreReader,
} from '@wubu/event-store-sqlite'

/** One end of a copy. */
export interface CopyEnd {
  readonly store: EventStore
  readonly keys: KeyStore
  close(): Promise<void>
}

/** A data folder to be copied, also beside a running server. Throws NoLogThere. */
export async function openFolderToRead(dir: string): Promise<CopyEnd> {
  const store = openSqliteEventStoreReader({ dir })
  try {
    const keys = openFileKeyStore({ dir, readOnly: true })
    return { store, keys, close: () => closeBoth(store, keys) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A data folder to be filled with the log of `source`. Throws DataFolderInUse, UnknownFormat, InstallationKeyWrong. */
export async function openFolderToFill(dir: string, { store: { logId }, keys }: CopyEnd): Promise<CopyEnd> {
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
