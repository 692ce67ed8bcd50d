import { z } from 'zod'
import { figureNames } from '../completion/figures.ts'
import { rateNames } from '../figures/rates.ts'

/** What a unit can be assessed by. */
export const assessedFigures = [...figureNames, ...rateNames] as const
export type AssessedFigure = (typeof assessedFigures)[number]

export const weight = z.strictObject({ figure: z.enum(assessedFigures), weight: z.int().min(1).max(100) })
export type Weight = z.output<typeof weight>

/** Of these, less is better: they count as 1 − rate. */
const lessIsBetter: readonly AssessedFigure[] = ['overdueOfDue', 'returnedOfDispatched', 'reopenedOfCompleted']

/** What holds for a year that nobody has set weights for; satisfaction weighs most (群众满意度作为考核的主要内容). */
export const defaultWeights: readonly Weight[] = [
  { figure: 'satisfiedOfEvaluated', weight: 30 },
  { figure: 'onTimeOfDue', weight: 25 },
  { figure: 'solvedOfEvaluated', weight: 15 },
  { figure: 'acknowledgedInTime', weight: 10 },
  { figure: 'returnedOfDispatched', weight: 10 },
  { figure: 'reopenedOfCompleted', weight: 10 },
]

/** 0–100; null where the rate has nothing to divide by. A rate below 0 or above 1 counts as these. */
export function componentScore(figure: AssessedFigure, rate: number | null): number | null {
  if (rate === null) return null
  const good = lessIsBetter.includes(figure) ? 1 - rate : rate
  return 100 * Math.min(1, Math.max(0, good))
}

export interface Component extends Weight {
  readonly score: number | null
}

/**
 * The mean of the components by their weights, 0–100; a component with nothing to divide by is left out of both. `weighed` is
 * the sum of the weights that are in it; the score is null where none is.
 */
export function assessmentScore(components: readonly Component[]): {
  readonly score: number | null
  readonly weighed: number
} {
  let weighed = 0
  let sum = 0
  for (const { weight, score } of components) {
    if (score === null) continue
    weighed += weight
    sum += weight * score
  }
  return { score: weighed === 0 ? null : sum / weighed, weighed }
}
