import type { DatabaseSync } from 'node:sqlite'
import {
  type AssessedFigure,
  assessmentScore,
  type Component,
  componentScore,
  defaultWeights,
  isSmall,
  type Period,
  type Rate,
} from '@wubu/domain'
import { assessmentTable } from '../reference/tables.ts'
import { figuresBy, type NamedFigures } from './figures-by.ts'
import type { CaseQuery } from './question.ts'

/** A figure of a unit with its weight and its score from 0 to 100; `small`: of fewer than 30, which says little. */
interface AssessedComponent extends Component, Rate {
  readonly small: boolean
}

interface Assessed {
  /** 0–100; null where nothing could be weighed. */
  readonly score: number | null
  /** The weights that could be weighed, of 100. */
  readonly weighed: number
  readonly components: readonly AssessedComponent[]
}

export interface QuarterAssessed {
  /** null: nobody has set weights for the year, those by default hold. */
  readonly weightsVersion: number | null
  /** The best first; units without a score last. */
  readonly rows: readonly ({ readonly unit: string } & Assessed)[]
  readonly total: Assessed
}

export interface AssessmentQuery extends Pick<CaseQuery, 'at' | 'timeZone'> {
  /** A quarter, by the dates of acceptance. */
  readonly quarter: Period
  readonly unit?: string
}

/** The weights in force for a year, newest version. */
export function weightsOf(db: DatabaseSync, year: number) {
  const set = assessmentTable.load(db, [`${year}`]).get(`${year}`)
  return { version: set?.version ?? null, weights: set?.weights ?? defaultWeights }
}

/** 季度考评: every unit's components, their weights and the score that they make, as of an instant. */
export function assessQuarter(db: DatabaseSync, { quarter, unit, at, timeZone }: AssessmentQuery): QuarterAssessed {
  const { version, weights } = weightsOf(db, Number(quarter.from.slice(0, 4)))
  const assessed = (figures: NamedFigures): Assessed => {
    const components = weights.map(({ figure, weight }) => component(figure, weight, figures[figure]))
    return { ...assessmentScore(components), components }
  }
  const { rows, total } = figuresBy(db, {
    ...{ names: weights.map(({ figure }) => figure), by: ['unit'], at, timeZone },
    ...{ from: quarter.from, to: quarter.to, ...(unit !== undefined && { filters: { unit } }) },
  })
  const units = rows.flatMap(({ cell, figures }) =>
    typeof cell.unit === 'string' ? [{ unit: cell.unit, ...assessed(figures) }] : [],
  )
  const ranked = units.toSorted(
    (one, other) => (other.score ?? -1) - (one.score ?? -1) || (one.unit < other.unit ? -1 : 1),
  )
  return { weightsVersion: version, rows: ranked, total: assessed(total.figures) }
}

const nothing: Rate = { numerator: 0, denominator: 0, rate: null }

function component(figure: AssessedFigure, weight: number, rate: Rate = nothing): AssessedComponent {
  return { figure, weight, ...rate, score: componentScore(figure, rate.rate), small: isSmall(rate.denominator) }
}
