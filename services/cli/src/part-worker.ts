/** Builds a part of a data folder's read models, in a thread of its own. */
import { workerData } from 'node:worker_threads'
import { buildPart, createProjections, decode } from '@wubu/read-models'
import { openLogToRead } from './open-log.ts'
import type { PartData } from './worker-messages.ts'

const { dir, log, timeZone, part }: PartData = workerData
const { store, keys } = await openLogToRead({ dir, log })
try {
  await buildPart({ ...part, store, projections: createProjections({ timeZone, keys }), decode })
} finally {
  await store.close()
  await keys.close()
}
