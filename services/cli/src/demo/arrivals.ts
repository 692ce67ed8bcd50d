import { type Random, randomOf } from './random.ts'
import type { ShareName } from './shares.ts'
import type { StoryStart } from './story.ts'
import type { Fate } from './story-context.ts'
import type { Day } from './work-clock.ts'

/** Of 1,000 working days' requests, how many come on one day off. */
const dayOffWeight = 0.12
/** By hour of the day: two rushes, at ten and at three; the telephone alone in the evening. */
const hourWeights = [0, 0, 0, 0, 0, 0, 1, 4, 40, 90, 100, 70, 12, 15, 70, 95, 80, 45, 8, 6, 4, 2, 1, 0]
const rushHours: ReadonlySet<number> = new Set([9, 10, 15])
const dayOffHours = [0, 0, 0, 0, 0, 0, 1, 3, 8, 10, 10, 9, 6, 6, 8, 9, 9, 8, 7, 6, 4, 2, 1, 0]
/** More and more people use it, and at the year's end papers run out. */
const growth = 0.35

export interface Period {
  readonly days: readonly Day[]
  /** Nobody comes after this instant; epoch ms. */
  readonly until: number
}

export interface Plan {
  readonly seed: number
  /** Requests that are accepted and not withdrawn. */
  readonly requests: number
  readonly period: Period
  /** All of them accepted within the period: whoever comes in its last weeks is accepted at once. */
  readonly closing: boolean
}

const declinedShare = 0.003
const withdrawnShare = 0.0015
const mergedShare = 0.008
const unmergedShare = 0.0008
/** The last working days of a month bring what is due by then. */
const monthEndDays = 2
const monthEndWeight = 1.35

/** When residents come, in order of time. */
export function* arrivals({ seed, requests, period, closing }: Plan): Generator<StoryStart> {
  const random = randomOf(seed, -1)
  const declined = Math.round(requests * declinedShare)
  const withdrawn = Math.round(requests * withdrawnShare)
  const merged = Math.round(requests * mergedShare)
  const unmerged = Math.round(requests * unmergedShare)
  const total = requests + declined + withdrawn + merged
  const fates = fatesOf(random, total, { declined, withdrawn, merged, unmerged })
  const lastWeeks = Math.floor(total * 0.94)
  let index = 0
  for (const { at, officeHours, shows } of instants(random, period, total)) {
    yield { index, at, officeHours, shows, fate: fates.get(index) ?? 'handled', swift: closing && index >= lastWeeks }
    index += 1
  }
}

/** The few that are not handled for themselves, scattered over all but the last weeks, so that each has come to its end by then. */
function fatesOf(random: Random, total: number, counts: Readonly<Record<string, number>>): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  const all = (['declined', 'withdrawn', 'merged', 'unmerged'] as const).flatMap((fate) =>
    Array.from({ length: counts[fate] ?? 0 }, () => fate),
  )
  // whoever comes first has nobody to be merged with
  const first = Math.min(50, Math.floor(total * 0.1))
  for (const fate of all) {
    let index = random.int(first, Math.floor(total * 0.92))
    while (fates.has(index)) index = random.int(first, Math.floor(total * 0.92))
    fates.set(index, fate)
  }
  return fates
}

interface Arrival {
  readonly at: number
  readonly officeHours: boolean
  readonly shows: readonly ShareName[]
}

/** Exactly `total`, spread over the days by their weight. */
function* instants(random: Random, { days, until }: Period, total: number): Generator<Arrival> {
  const ends = monthEnds(days)
  const weights = days.map(
    (day, index) =>
      weightOf(day, until) * (1 + (growth * index) / days.length) * (ends.has(day.date) ? monthEndWeight : 1),
  )
  const sum = weights.reduce((one, other) => one + other, 0)
  let weight = 0
  let given = 0
  for (const [index, day] of days.entries()) {
    weight += weights[index] ?? 0
    const upTo = Math.round((total * weight) / sum)
    yield* dayOf(random, day, { count: upTo - given, until, monthEnd: ends.has(day.date) })
    given = upTo
  }
}

/** A day that is cut short has the share of its hours. */
function weightOf({ startsAt, working }: Day, until: number): number {
  const hours = working ? hourWeights : dayOffHours
  const all = hours.reduce((sum, hour) => sum + hour, 0)
  const left = hours
    .filter((_, hour) => startsAt + (hour + 1) * 3_600_000 <= until)
    .reduce((sum, hour) => sum + hour, 0)
  return (working ? 1 : dayOffWeight) * (left / all)
}

function monthEnds(days: readonly Day[]): ReadonlySet<string> {
  const working = days.filter((day) => day.working).map(({ date }) => date)
  return new Set(working.filter((date, index) => working[index + monthEndDays]?.slice(0, 7) !== date.slice(0, 7)))
}

interface OfDay {
  readonly count: number
  readonly until: number
  readonly monthEnd: boolean
}

function dayOf(random: Random, { startsAt, working }: Day, { count, until, monthEnd }: OfDay): readonly Arrival[] {
  const hours = (working ? hourWeights : dayOffHours).map((weight, hour) =>
    startsAt + (hour + 1) * 3_600_000 <= until ? weight : 0,
  )
  const found = Array.from({ length: count }, () => {
    const hour = random.weighted(hours)
    const officeHours = working && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18))
    const shows = [
      ...(working && rushHours.has(hour) ? (['rush'] as const) : []),
      ...(monthEnd ? (['monthEnd'] as const) : []),
      ...(working ? [] : (['dayOff'] as const)),
    ]
    return { at: startsAt + hour * 3_600_000 + random.int(0, 3599) * 1000, officeHours, shows }
  })
  return found.toSorted((one, other) => one.at - other.at)
}
