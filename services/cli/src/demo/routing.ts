import type { RoutingRule } from '@wubu/domain'
import { companies, type District } from './district.ts'

/** 派单规则 of the district: what is dirty goes to the cleaners, what leaks to the water company, small matters to their community. */
export function demoRules({ items, communities }: District): readonly RoutingRule[] {
  const [, water, cleaning] = companies
  const byItem = [
    ['CG-06', cleaning],
    ['CG-07', cleaning],
    ['ZF-17', water],
    ['CG-15', 'D-SF'],
  ] as const
  const ofItems = byItem.map(([item, unit]) => ({
    ruleId: `R-${item}`,
    item,
    place: null,
    unit,
    post: null,
    note: null,
  }))
  // its own grid workers see to it in these communities
  const near = items.filter(({ code }) => code === 'CG-05' || code === 'CG-13' || code === 'CG-14')
  const ofPlaces = communities.slice(0, 15).flatMap(({ id }) =>
    near.map(({ code }) => ({
      ruleId: `R-${code}-${id}`,
      item: code,
      place: id,
      unit: id,
      post: null,
      note: '社区先行处置',
    })),
  )
  return [...ofItems, ...ofPlaces]
}
