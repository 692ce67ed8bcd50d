import {
  type Registrar,
  type Runtime,
  registerItem,
  registerPlace,
  registerUnit,
  setCalendarYear,
  waitUntilKnown,
} from '@wubu/api'
import type { RoutingRule } from '@wubu/domain'
import type { Position } from '@wubu/engine'
import { admitItem, closedItems, isAdmitted } from './admission.ts'
import { establishPosts, setRules } from './arrange.ts'
import { calendarYears } from './calendar-years.ts'
import type { DemoItem, DemoPlace, DemoUnit, District } from './district.ts'
import { materialsOf } from './items.ts'
import type { DemoPost } from './posts.ts'

export type DistrictNode = Pick<Runtime, 'units' | 'items' | 'places' | 'calendars' | 'posts' | 'routing' | 'reference'>

/** How its work is arranged: who stands in for whom, and what goes where. */
interface Arrangements {
  readonly posts: readonly DemoPost[]
  readonly rules: readonly RoutingRule[]
}

/**
 * Calendar, places, units and items through their commands; as of `now`, so that all of it is older than any request. `arranged`
 * adds how people work in it: posts, routing rules, items that were admitted, and items with rules of their own.
 */
export async function buildDistrict(
  node: DistrictNode,
  district: District,
  now: string,
  arranged: Arrangements | null = null,
): Promise<void> {
  const { places, units, items } = district
  const by: Registrar = { actor: { id: 'demo', role: 'system', unit: null }, now }
  const register = (item: DemoItem) =>
    arranged && isAdmitted(district, item)
      ? admitItem(node, now, itemData(item, true))
      : registerItem(node, by, itemData(item, arranged !== null))
  const positions = [
    ...(await Promise.all(calendarYears().map((year) => setCalendarYear(node, by, year)))),
    ...(await eachLevel(places, (place) => registerPlace(node, by, placeData(place), place.parent))),
    ...(await Promise.all(
      units.filter(({ parent }) => parent === null).map((unit) => registerUnit(node, by, unitData(unit))),
    )),
    ...(await Promise.all(
      units.filter(({ parent }) => parent !== null).map((unit) => registerUnit(node, by, unitData(unit))),
    )),
    ...(await Promise.all(items.map(register))),
  ]
  await waitUntilKnown(node, positions)
  if (arranged) await arrange(node, by, district, arranged)
}

/** What names units and items that are known. */
async function arrange(node: DistrictNode, by: Registrar, { items }: District, { posts, rules }: Arrangements) {
  const [like] = items
  if (like) await closedItems(node, by.now, itemData(like, false))
  await waitUntilKnown(node, [...(await establishPosts(node, by, posts)), ...(await setRules(node, by, rules))])
}

/** Parents before their children, all of one kind together. */
async function eachLevel(places: readonly DemoPlace[], register: (place: DemoPlace) => Promise<Position | null>) {
  const positions: (Position | null)[] = []
  for (const kind of new Set(places.map((place) => place.kind))) {
    positions.push(...(await Promise.all(places.filter((place) => place.kind === kind).map(register))))
  }
  return positions
}

function placeData({ id, kind, name, parent }: DemoPlace) {
  return { placeId: id, kind, name, parent: parent?.id ?? null }
}

function unitData({ id, kind, name, place, parent }: DemoUnit) {
  return { unitId: id, kind, name, place, parent }
}

/** What stands for the weather or another authority moves by the clock on the wall, what stands for an assessment starts anew. */
const stopPolicies: Readonly<Record<string, 'pause-wallclock' | 'restart'>> = { CG: 'pause-wallclock', CL: 'restart' }

/** `ruled`: with the rules of its line. Money and care: told in time, by somebody else, after the head has looked. */
function itemData({ code, name, instant, legal, promised, days, line }: DemoItem, ruled: boolean) {
  const kinds = [...(instant ? (['instant'] as const) : []), 'time-limited' as const, 'joint-meeting' as const]
  const careful = ruled && (line.code === 'MZ' || line.code === 'CL')
  const workingDays = (amount: number) => ({ amount, unit: 'workingDays' as const })
  return {
    code,
    name,
    handlingKinds: kinds,
    materials: materialsOf(line.code),
    limits: {
      acceptance: workingDays(5),
      acknowledge: workingDays(1),
      legal,
      promised,
      firstContact: null,
      feedback: careful ? workingDays(3) : null,
    },
    defaultUnit: line.unit,
    audience: 'residents' as const,
    stopPolicy: (ruled && stopPolicies[line.code]) || ('pause-workdays' as const),
    extension: promised,
    confirms: { returns: ruled && (careful || line.code === 'SB'), results: careful && days >= 15 },
    supportUnits: [],
    standardAnswers: [],
    legalBasis: null,
    independentFeedback: careful && !instant,
  }
}
