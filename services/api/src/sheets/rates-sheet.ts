import type { Definition, Rate } from '@wubu/domain'
import type { Directory } from '../runtime.ts'
import { dimensionTitles, nameIn } from './cells.ts'
import type { Sheet } from './sheet.ts'

type Rates = Readonly<Partial<Record<string, Rate>>>

export interface RatesAnswer {
  readonly at: string
  readonly known: string | null
  readonly definitions: Readonly<Record<string, Definition>>
  readonly rows: readonly { readonly cell: Readonly<Partial<Record<string, string | null>>>; readonly rates: Rates }[]
  readonly total: Rates
}

/** Each rate with its numerator and denominator; the last row is the total. */
export function ratesSheet(name: string, by: readonly string[], answer: RatesAnswer, reference: Directory): Sheet {
  const { definitions } = answer
  const figures = Object.keys(definitions)
  const titles = figures.flatMap((figure) => {
    const title = definitions[figure]?.name.zh ?? figure
    return [`${title} 分子`, `${title} 分母`, title]
  })
  const valuesOf = (rates: Rates) => figures.flatMap((figure) => partsOf(rates[figure]))
  const [, ...blank] = by
  return {
    name: `${name}-${answer.at.slice(0, 10)}`,
    columns: [...by.map((dimension) => dimensionTitles[dimension] ?? dimension), ...titles],
    rows: [
      ...answer.rows.map(({ cell, rates }) => [
        ...by.map((dimension) => nameIn(reference, dimension, cell[dimension])),
        ...valuesOf(rates),
      ]),
      [...(by.length > 0 ? ['合计 total', ...blank.map(() => '')] : []), ...valuesOf(answer.total)],
    ],
    notes: [...instantNotes(answer), ...Object.values(definitions).map(noteOf)],
  }
}

export function instantNotes({ at, known }: { readonly at: string; readonly known?: string | null }) {
  const notes: [string, string][] = [['截至 as of', at]]
  if (known) notes.push(['日志位置 log position', known])
  return notes
}

export function noteOf({ name, numerator, denominator }: Definition): readonly [string, string] {
  const zh = `${numerator.zh} ÷ ${denominator.zh}`
  return [`${name.zh} ${name.en}`, `${zh}；${numerator.en} ÷ ${denominator.en}`]
}

function partsOf(rate: Rate | undefined) {
  return rate ? [rate.numerator, rate.denominator, rate.rate] : [null, null, null]
}
