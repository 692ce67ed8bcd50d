import { EarlierLog } from '@wubu/api'
import type { Position } from '@wubu/engine'
import type { EarlierCases } from '@wubu/read-models'
import { Option } from 'commander'
import { CliError } from '../cli-error.ts'
import type { CurrentReadModels } from '../read-models-of.ts'

/** `--known POSITION`, for reports that can be had again as they were. */
export function knownOption(): Option {
  return new Option(
    '--known <position>',
    '按当时已写入的内容,即先前报表的 logHead by what was known: the logHead of an earlier report',
  )
}

export interface TwoClocks {
  /** ISO 8601. */
  readonly at: string
  readonly known: string | undefined
}

/** What `ask` finds by both clocks, and the position that was known. Throws CliError where it is none of this log. */
export async function askAsKnown<T extends object>(
  { db, store, timeZone, known: head }: CurrentReadModels,
  { at, known }: TwoClocks,
  ask: (earlier?: EarlierCases) => T,
): Promise<{ readonly found: T; readonly known: Position | null }> {
  if (known === undefined) return { found: ask(), known: head }
  if (!isPosition(known, store.logId) || head === null || known > head) throw notOfThisLog()
  try {
    return { found: await new EarlierLog({ store, timeZone, known, at }).read(() => db, ask), known }
  } catch (error) {
    if (codeOf(error) === 'known_malformed') throw notOfThisLog()
    if (codeOf(error) !== 'known_too_far_back') throw error
    throw new CliError(
      'usage',
      '该位置之后写入过多 too much was written since --known: take a later one, or --at alone.',
    )
  }
}

function isPosition(given: string, logId: string): given is Position {
  return given.startsWith(logId)
}

function notOfThisLog(): CliError {
  return new CliError(
    'usage',
    '不是本日志的位置 --known is no position of this log: take the logHead of an earlier report.',
  )
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
