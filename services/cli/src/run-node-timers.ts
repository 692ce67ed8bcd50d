import { join } from 'node:path'
import { type Runtime, runTimers, type TimerAsk, timersVersion } from '@wubu/api'
import { openReactorFile } from '@wubu/read-models'

/** Beside the read models, and as disposable: made anew from the log where it is lost. */
const timersFile = join('reactors', 'timers.db')

/** Runs the timers of a node beside its API; the promise settles once they have stopped, which `signal` asks for. */
export async function runNodeTimers(node: Runtime, dir: string, signal: AbortSignal): Promise<void> {
  const memory = openReactorFile<TimerAsk>(join(dir, timersFile), timersVersion)
  try {
    await runTimers(node, { memory, signal, onFailure: report })
  } catch (error) {
    report(error)
  } finally {
    memory.close()
  }
}

function report(error: unknown): void {
  process.stderr.write(`A timer failed: ${error instanceof Error ? error.message : error}\n`)
}
