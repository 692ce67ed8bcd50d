import type { Runtime } from '@wubu/api'
import type { Position } from '@wubu/engine'
import {
  type Registrar,
  registerItem,
  registerPlace,
  registerUnit,
  setCalendarYear,
  waitUntilKnown,
} from '../registrations.ts'
import { calendarYears } from './calendar-years.ts'
import type { DemoItem, DemoPlace, DemoUnit, District } from './district.ts'
import { materialsOf } from './items.ts'

export type DistrictNode = Pick<Runtime, 'units' | 'items' | 'places' | 'calendars' | 'reference'>

/** Calendar, places, units and items through their commands; as of `now`, so that all of it is older than any request. */
export async function buildDistrict(
  node: DistrictNode,
  { places, units, items }: District,
  now: string,
): Promise<void> {
  const by: Registrar = { actor: { id: 'demo', role: 'system', unit: null }, now }
  const positions = [
    ...(await Promise.all(calendarYears().map((year) => setCalendarYear(node, by, year)))),
    ...(await eachLevel(places, (place) => registerPlace(node, by, placeData(place), place.parent))),
    ...(await Promise.all(
      units.filter(({ parent }) => parent === null).map((unit) => registerUnit(node, by, unitData(unit))),
    )),
    ...(await Promise.all(
      units.filter(({ parent }) => parent !== null).map((unit) => registerUnit(node, by, unitData(unit))),
    )),
    ...(await Promise.all(items.map((item) => registerItem(node, by, itemData(item))))),
  ]
  await waitUntilKnown(node, positions)
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

function itemData({ code, name, instant, legal, promised, line }: DemoItem) {
  const kinds = [...(instant ? (['instant'] as const) : []), 'time-limited' as const, 'joint-meeting' as const]
  const acknowledge = { amount: 1, unit: 'workingDays' as const }
  return {
    code,
    name,
    handlingKinds: kinds,
    materials: materialsOf(line.code),
    limits: {
      acceptance: { amount: 5, unit: 'workingDays' as const },
      acknowledge,
      legal,
      promised,
      firstContact: null,
      feedback: null,
    },
    defaultUnit: line.unit,
    audience: 'residents' as const,
    stopPolicy: 'pause-workdays' as const,
    extension: promised,
    confirms: { returns: false, results: false },
    supportUnits: [],
    standardAnswers: [],
    legalBasis: null,
    independentFeedback: false,
  }
}
