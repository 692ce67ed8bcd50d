import type { CompletionReport } from '../src/report/completion-report.ts'
import { type Counted, type keys, recount } from './recount.ts'
import { report } from './wubu.ts'

type Rows = Parameters<typeof recount>[0]
type By = readonly (keyof typeof keys)[]

/** What a report says, in the form that the recount has. */
function countedIn({ rows }: CompletionReport, by: By): Map<string, Counted> {
  const cells = rows.map(({ cell, figures }) => {
    const key = by.map((name) => cell[name] ?? '').join(' ')
    return [key, pairs(figures)] as const
  })
  return new Map(cells)
}

export function pairs(figures: CompletionReport['total']['figures']): Counted {
  const { completedOfAccepted, completedOfDue, completedOfSettled, onTimeOfDue } = figures
  return {
    completedOfAccepted: [completedOfAccepted.numerator, completedOfAccepted.denominator],
    completedOfDue: [completedOfDue.numerator, completedOfDue.denominator],
    completedOfSettled: [completedOfSettled.numerator, completedOfSettled.denominator],
    onTimeOfDue: [onTimeOfDue.numerator, onTimeOfDue.denominator],
  }
}

/** How a report is asked for: as of an instant, cut by these. */
export type Ask = (at: string, by: By) => Promise<CompletionReport>

/** By the command line. */
export function asking(data: string): Ask {
  return (at, by) => report(data, '--at', at, ...(by.length > 0 ? ['--by', by.join(',')] : []))
}

/** The report and the recount as of a local time of Boston, `offset` its difference from UTC. */
export async function bothWays(ask: Ask, rows: Rows, at: string, offset: string, by: By) {
  const made = await ask(`${at.replace(' ', 'T')}${offset}`, by)
  const expected = recount(rows, at, by)
  if (by.length === 0) return { made: new Map([['', pairs(made.total.figures)]]), expected }
  return { made: countedIn(made, by), expected }
}
