/** Keeps the read models of a data folder up to date, in a thread of its own beside the node that writes the log. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createProjections, decode, startProjections } from '@wubu/read-models'
import { readModelsDir } from './data-folder.ts'
import { growthOf } from './growth.ts'
import { openLogToRead } from './open-log.ts'
import { partThread } from './part-thread.ts'
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts'

const { dir, log, timeZone, bell }: WorkerData = workerData
const { store, keys, eventsBetween } = await openLogToRead({ dir, log })
const stopping = new AbortController()
const growth = growthOf(bell)

const running = startProjections({
  store,
  dir: join(dir, readModelsDir),
  projections: createProjections({ timeZone, keys }),
  decode,
  signal: stopping.signal,
  ...(eventsBetween && { eventsBetween }),
  untilGrown: growth.untilGrown,
  startPart: partThread({ dir, log, timeZone }),
  ...(isBulk() && { more }),
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies FromWorker),
})

parentPort?.on('message', (message: ToWorker) => {
  if (message === 'stop') {
    stopping.abort()
    growth.end()
  } else if ('replay' in message)
    parentPort?.postMessage({ replayed: running.replayParked(message.replay) } satisfies FromWorker)
  else parentPort?.postMessage({ kept: message.keep, done: running.keep(message.keep) } satisfies FromWorker)
})

/** How long a log that is filled in bulk, and that nobody reads yet, grows before it is looked at again, in milliseconds. */
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

await running.done
await store.close()
await keys.close()
parentPort?.close()
