import { Worker } from 'node:worker_threads'
import type { StartProjections } from '@wubu/api'
import type { FromRebuild, RebuildData } from './worker-messages.ts'

/** Rebuilds a node's read models in threads of their own, so that commands and the read models in use go on. */
export function rebuildThread({ dir, log, timeZone }: RebuildData): ReturnType<StartProjections>['rebuild'] {
  return (report, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const worker = new Worker(new URL('./rebuild-worker.ts', import.meta.url), {
        workerData: { dir, log, timeZone } satisfies RebuildData,
      })
      let failure: unknown = null
      const stop = () => worker.postMessage('stop')
      signal.addEventListener('abort', stop)
      worker.on('message', ({ read, events }: FromRebuild) => report(read, events))
      worker.on('error', (error) => {
        failure = error
      })
      worker.on('exit', (code) => {
        signal.removeEventListener('abort', stop)
        if (signal.aborted) reject(signal.reason)
        else if (code === 0) resolve()
        else reject(failure ?? new Error(`The thread that rebuilds ${dir} ended with ${code}.`))
      })
    })
}
