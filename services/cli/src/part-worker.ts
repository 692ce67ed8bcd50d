/** Builds a part of a data folder's read models, in a thread of its own. */
import { workerData } from 'node:worker_threads'
import { openFileKeyStore, openSqliteEventStoreReader } from '@wubu/event-store-sqlite'
import { buildPart, createProjections, decode } from '@wubu/read-models'
import type { PartData } from './worker-messages.ts'

const { dir, timeZone, part }: PartData = workerData
const store = openSqliteEventStoreReader({ dir })
const keys = openFileKeyStore({ dir, readOnly: true })
try {
  await buildPart({ ...part, store, projections: createProjections({ timeZone, keys }), decode })
} finally {
  await store.close()
  await keys.close()
}
