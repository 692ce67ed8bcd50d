import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Runtime, runTimers, type TimerAsk, timersVersion } from '@wubu/api'
import { openReactorFile } from '@wubu/read-models'

/** Beside the read models, and as disposable: made anew from the log where it is lost. */
const timersFile = join('reactors', 'timers.db')

/** How long to wait before timers that failed are started again, in milliseconds. */
const restartAfter = 1_000

/** Runs the timers of a node beside its API, again after a failure; the promise settles once `signal` has stopped them. */
export async function runNodeTimers(node: Runtime, dir: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await untilEnded(node, dir, signal)
    } catch (error) {
      report(error)
    }
    // aborted while waiting: the loop ends by itself
    await wait(restartAfter, undefined, { signal }).catch(() => undefined)
  }
}

async function untilEnded(node: Runtime, dir: string, signal: AbortSignal): Promise<void> {
  const memory = openReactorFile<TimerAsk>(join(dir, timersFile), timersVersion)
  try {
    await runTimers(node, { memory, signal, onFailure: report })
  } finally {
    memory.close()
  }
}

function report(error: unknown): void {
  process.stderr.write(`A timer failed: ${error instanceof Error ? error.message : error}\n`)
}
