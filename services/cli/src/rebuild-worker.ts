/** Builds all read models of a data folder anew beside the node that follows the log, in a thread of its own. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createProjections, decode, rebuild } from '@wubu/read-models'
import { readModelsDir } from './data-folder.ts'
import { openLogToRead } from './open-log.ts'
import { partThread } from './part-thread.ts'
import type { FromRebuild, RebuildData } from './worker-messages.ts'

const { dir, log, timeZone }: RebuildData = workerData
const stopping = new AbortController()
// whoever stops the node waits for the thread: it removes what it has built
parentPort?.on('message', () => stopping.abort())
const { store, keys, eventsBetween } = await openLogToRead({ dir, log })
const events = eventsBetween?.(null, await store.head()) ?? null
const tell = (read: number) => parentPort?.postMessage({ read, events } satisfies FromRebuild)
tell(0)
try {
  await rebuild({
    store,
    dir: join(dir, readModelsDir),
    projections: createProjections({ timeZone, keys }),
    decode,
    signal: stopping.signal,
    onProgress: tell,
    startPart: partThread({ dir, log, timeZone }),
  })
} finally {
  await store.close()
  await keys.close()
  parentPort?.close()
}
