import { Worker } from 'node:worker_threads'
import type { StartProjections } from '@wubu/api'
import type { Replayed } from '@wubu/read-models'
import { rebuildThread } from './rebuild-thread.ts'
import type { FromWorker, ToWorker, WorkerData } from './worker-messages.ts'

/** What a batch leaves behind is garbage at once: a larger heap for it is only resident. */
const youngMb = 24

/** How long to wait before a worker that failed is started again, in milliseconds. */
const restartAfter = 1_000

/**
 * Projections in a worker thread: commands and projections share no turn. `onFailure` is told what ended a worker; until
 * `bulk` settles, the log is being filled, and read models are built rather than followed.
 */
export function projectionThread(
  data: Omit<WorkerData, 'bell'>,
  onFailure: (error: unknown) => void,
  bulk?: Promise<unknown>,
): StartProjections {
  return (onProgress) => {
    const bell = new Int32Array(new SharedArrayBuffer(12))
    const ring = () => {
      Atomics.add(bell, 0, 1)
      Atomics.notify(bell, 0)
    }
    if (bulk) {
      bell[1] = 1
      const finished = () => {
        Atomics.store(bell, 1, 0)
        ring()
      }
      bulk.then(finished, finished)
    }
    let worker: Worker | null = null
    let stopping = false
    let ended = Promise.resolve()
    let timer: NodeJS.Timeout | undefined
    const keeping = new Map<number, PromiseWithResolvers<boolean>>()
    let replays: ((replayed: Replayed | null) => void)[] = []
    const endKeeping = (what: number, done: boolean) => {
      keeping.get(what)?.resolve(done)
      keeping.delete(what)
    }

    const start = () => {
      const started = new Worker(new URL('./projection-worker.ts', import.meta.url), {
        workerData: { ...data, bell } satisfies WorkerData,
        resourceLimits: { maxYoungGenerationSizeMb: youngMb },
      })
      worker = started
      started.on('message', (message: FromWorker) => {
        if ('progress' in message) onProgress(message.progress)
        else if ('replayed' in message) replays.shift()?.(message.replayed)
        else endKeeping(message.kept, message.done)
      })
      started.on('error', onFailure)
      ended = new Promise((resolve) => {
        started.on('exit', () => {
          worker = null
          for (const what of keeping.keys()) endKeeping(what, false)
          for (const settle of replays) settle(null)
          replays = []
          if (!stopping) timer = setTimeout(start, restartAfter)
          resolve()
        })
      })
    }
    start()
    const tell = (message: ToWorker) => worker?.postMessage(message)
    return {
      poke: ring,
      hurry: () => {
        Atomics.add(bell, 2, 1)
        Atomics.notify(bell, 2)
      },
      replayParked: (stream) => {
        if (!worker) return Promise.resolve(null)
        return new Promise((resolve) => {
          replays.push(resolve)
          tell({ replay: stream })
        })
      },
      rebuild: rebuildThread(data),
      keep: (what) => {
        if (!worker) return Promise.resolve(false)
        const asked = keeping.get(what) ?? Promise.withResolvers<boolean>()
        // whoever asks meanwhile waits for the same
        if (!keeping.has(what)) tell({ keep: what })
        keeping.set(what, asked)
        return asked.promise
      },
      stop: () => {
        stopping = true
        clearTimeout(timer)
        tell('stop')
        return ended
      },
    }
  }
}
