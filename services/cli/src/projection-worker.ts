/** Keeps the read models of a data folder up to date, in a thread of its own beside the node that writes the log. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { eventsBetween, openFileKeyStore, openSqliteEventStoreReader } from '@wubu/event-store-sqlite'
import { createProjections, decode, startProjections } from '@wubu/read-models'
import { readModelsDir } from './data-folder.ts'
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts'

const { dir, timeZone }: WorkerData = workerData
const store = openSqliteEventStoreReader({ dir })
const keys = openFileKeyStore({ dir, readOnly: true })
const stopping = new AbortController()

const { done } = startProjections({
  store,
  dir: join(dir, readModelsDir),
  projections: createProjections({ timeZone, keys }),
  decode,
  signal: stopping.signal,
  eventsBetween,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies FromWorker),
})

parentPort?.on('message', (message: ToWorker) => {
  if (message === 'poke') store.poke()
  else stopping.abort()
})

await done
await store.close()
await keys.close()
parentPort?.close()
