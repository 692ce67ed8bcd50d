import { type CellValues, type Dimension, dimensions, type FigureName, type Figures, type Rate } from '@wubu/domain'
import type { completionFigures } from '@wubu/read-models'
import { InvalidArgumentError } from 'commander'

/** The figures that a report gives; the overdue are those of due that are not on time. */
const reported = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
] as const satisfies readonly FigureName[]
export type ReportedFigures = Readonly<Record<(typeof reported)[number], Rate>>

export interface CompletionReport {
  /** The figures are as of this instant. */
  readonly at: string
  /** The log position that was known. */
  readonly logHead: string | null
  readonly rows: readonly { readonly cell: CellValues; readonly figures: ReportedFigures }[]
  readonly total: { readonly figures: ReportedFigures }
}

type Found = ReturnType<typeof completionFigures>

export function completionReport(
  { rows, total }: Found,
  clocks: Pick<CompletionReport, 'at' | 'logHead'>,
): CompletionReport {
  return {
    ...clocks,
    rows: rows.map(({ cell, figures }) => ({ cell, figures: picked(figures) })),
    total: { figures: picked(total.figures) },
  }
}

/** `unit,channel` for an option. */
export function parseDimensions(list: string): readonly Dimension[] {
  return list.split(',').map((name) => {
    const known = dimensions.find((dimension) => dimension === name.trim())
    if (known) return known
    throw new InvalidArgumentError(`不认识 unknown "${name}": ${dimensions.join(', ')}.`)
  })
}

/** To four places, as rates are read: 0.9991. */
function picked(figures: Figures): ReportedFigures {
  const entries = reported.map((name) => [name, rounded(figures[name])] as const)
  return Object.fromEntries(entries) as ReportedFigures
}

function rounded({ numerator, denominator, rate }: Rate): Rate {
  return { numerator, denominator, rate: rate === null ? null : Math.round(rate * 10_000) / 10_000 }
}
