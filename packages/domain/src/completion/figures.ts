import type { Standing } from './standing.ts'

/** What is counted; everything else is computed from these. */
export const measures = ['accepted', 'completed', 'due', 'completedOfDue', 'onTime'] as const
export type Measure = (typeof measures)[number]
/** A number of requests for each measure. */
export type Sums = Readonly<Record<Measure, number>>

export const noSums: Sums = { accepted: 0, completed: 0, due: 0, completedOfDue: 0, onTime: 0 }

/** `rate` is null where there is nothing to divide by; not rounded. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly rate: number | null
}

export const figureNames = [
  'completedOfAccepted',
  'completedOfDue',
  'completedOfSettled',
  'onTimeOfDue',
  'overdueOfDue',
] as const
export type FigureName = (typeof figureNames)[number]
export type Figures = Readonly<Record<FigureName, Rate>>

/** The figures of DOMAIN.md ("Figures") that count requests. */
export function figuresOf({ accepted, completed, due, completedOfDue, onTime }: Sums): Figures {
  return {
    completedOfAccepted: rate(completed, accepted),
    completedOfDue: rate(completedOfDue, due),
    completedOfSettled: rate(completed, completed + due - completedOfDue),
    onTimeOfDue: rate(onTime, due),
    overdueOfDue: rate(due - onTime, due),
  }
}

/** What one request adds at `at` (epoch ms) to the measures of its cell: 0 or 1 each. */
export function sumsAt({ acceptedAt, completedAt, dueAt }: Standing, at: number): Sums {
  if (acceptedAt === null) return noSums
  const completed = completedAt === null ? 0 : 1
  // due before it was accepted is due from acceptance: not accepted, it got no further than the line above
  const due = dueAt !== null && dueAt <= at ? 1 : 0
  const onTime = completedAt !== null && dueAt !== null && completedAt <= dueAt ? 1 : 0
  return { accepted: 1, completed, due, completedOfDue: completed * due, onTime: onTime * due }
}

/** `remainder`: what the denominator counts and the numerator does not, such as due and not completed (到期未结). */
export const figureParts = ['numerator', 'denominator', 'remainder'] as const
export type FigurePart = (typeof figureParts)[number]

/** Whether a request with these sums is one of those that a figure's part counts. */
export function countsIn(sums: Sums, figure: FigureName, part: FigurePart): boolean {
  const { numerator, denominator } = figuresOf(sums)[figure]
  if (part === 'remainder') return denominator - numerator === 1
  return (part === 'numerator' ? numerator : denominator) === 1
}

function rate(numerator: number, denominator: number): Rate {
  return { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator }
}
