import type { HttpErrorCode } from '@wubu/contract'
import type { Position } from '@wubu/engine'
import { refused } from './refused.ts'
import type { Services } from './services.ts'

const form = /^[\x21-\x7e]{1,200}$/

/**
 * Waits, bounded, until what reads are answered from has got to a position that a client gave. Throws Refused: `malformed` for what
 * is no position of this log, `read_models_behind` when the time is over.
 */
export async function waitForPosition(
  { runtime, config }: Pick<Services, 'runtime' | 'config'>,
  given: string,
  malformed: HttpErrorCode,
): Promise<Position> {
  if (!form.test(given) || !isPosition(given, runtime.store.logId)) throw refused(malformed)
  const waits = [
    runtime.reference.waitFor(given, config.positionWaitMs),
    runtime.waitForReadModels(given, config.positionWaitMs),
  ]
  const reached = await Promise.all(waits)
  if (!reached.includes(false)) return given
  const head = await runtime.store.head()
  // nobody was given a position that the log has not reached: waiting again would not help
  if (head === null || given > head) throw refused(malformed)
  throw refused('read_models_behind', { retryAfter: 1 })
}

/** Positions begin with the id of their log: one of another log would be waited for in vain. */
function isPosition(given: string, logId: string): given is Position {
  return given.startsWith(logId)
}
