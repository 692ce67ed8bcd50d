/** Keeps the read models of a data folder up to date, in a thread of its own beside the node that writes the log. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { eventsBetween, openFileKeyStore, openSqliteEventStoreReader } from '@wubu/event-store-sqlite'
import { createProjections, decode, startProjections } from '@wubu/read-models'
import { readModelsDir } from './data-folder.ts'
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts'

const { dir, timeZone, bell }: WorkerData = workerData
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
  ...(isBulk() && { more }),
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies FromWorker),
})

parentPort?.on('message', (message: ToWorker) => {
  if (message === 'stop') stopping.abort()
})

/**
 * How long to let the log grow before it is looked at again, in milliseconds: the first event after a silence is read at
 * once, those of a busy time in batches, which cost a fraction of what they cost one by one. Whoever waits for their own
 * write does not wait for this.
 */
const gathering = 150
/** The same for a log that is filled in bulk, which nobody reads yet. */
const bulkGathering = 100

function isBulk(): boolean {
  return Atomics.load(bell, 1) === 1
}

/** Whether the log has grown since it was asked before, or may yet. */
async function more(): Promise<boolean> {
  if (!isBulk()) return false
  await wait(bulkGathering)
  return true
}

async function listen(): Promise<void> {
  for (let heard = Atomics.load(bell, 0); !stopping.signal.aborted; ) {
    await Atomics.waitAsync(bell, 0, heard).value
    heard = Atomics.load(bell, 0)
    const hurries = Atomics.load(bell, 2)
    store.poke()
    await Atomics.waitAsync(bell, 2, hurries, gathering).value
  }
}
void listen()

await done
await store.close()
await keys.close()
parentPort?.close()
