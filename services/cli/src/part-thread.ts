import { Worker } from 'node:worker_threads'
import type { StartPart } from '@wubu/read-models'
import type { PartData } from './worker-messages.ts'

/** Builds a part of a rebuild of a data folder's read models in a thread of its own. */
export function partThread(data: Omit<PartData, 'part'>): StartPart {
  return (part, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./part-worker.ts', import.meta.url), {
        workerData: { ...data, part } satisfies PartData,
      })
      let failure: unknown = null
      const stop = () => void worker.terminate()
      signal.addEventListener('abort', stop)
      worker.on('error', (error) => {
        failure = error
      })
      worker.on('exit', (code) => {
        signal.removeEventListener('abort', stop)
        if (code === 0) resolve()
        else reject(failure ?? new Error(`The thread that builds ${part.path} ended with ${code}.`))
      })
      if (signal.aborted) stop()
    })
}
