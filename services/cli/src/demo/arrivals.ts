import { type Random, randomOf } from './random.ts'
import type { StoryStart } from './story.ts'
import type { Fate } from './story-context.ts'
import type { Day } from './work-clock.ts'

/** Of 1,000 working days' requests, how many come on one day off. */
const dayOffWeight = 0.12
/** By hour of the day: two rushes, at ten and at three; the telephone alone in the evening. */
const hourWeights = [0, 0, 0, 0, 0, 0, 1, 4, 40, 90, 100, 70, 12, 15, 70, 95, 80, 45, 8, 6, 4, 2, 1, 0]
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

/** When residents come, in order of time. */
export function* arrivals({ seed, requests, period, closing }: Plan): Generator<StoryStart> {
  const random = randomOf(seed, -1)
  const declined = Math.round(requests * declinedShare)
  const withdrawn = Math.round(requests * withdrawnShare)
  const total = requests + declined + withdrawn
  const fates = fatesOf(random, total, declined, withdrawn)
  const lastWeeks = Math.floor(total * 0.94)
  let index = 0
  for (const { at, officeHours } of instants(random, period, total)) {
    yield { index, at, officeHours, fate: fates.get(index) ?? 'handled', swift: closing && index >= lastWeeks }
    index += 1
  }
}

/** The few that are not handled, scattered over all but the last weeks, so that each has come to its end by then. */
function fatesOf(random: Random, total: number, declined: number, withdrawn: number): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  while (fates.size < declined + withdrawn) {
    const index = random.int(0, Math.floor(total * 0.92))
    if (!fates.has(index)) fates.set(index, fates.size < declined ? 'declined' : 'withdrawn')
  }
  return fates
}

interface Arrival {
  readonly at: number
  readonly officeHours: boolean
}

/** Exactly `total`, spread over the days by their weight. */
function* instants(random: Random, { days, until }: Period, total: number): Generator<Arrival> {
  const weights = days.map((day, index) => weightOf(day, until) * (1 + (growth * index) / days.length))
  const sum = weights.reduce((one, other) => one + other, 0)
  let weight = 0
  let given = 0
  for (const [index, day] of days.entries()) {
    weight += weights[index] ?? 0
    const upTo = Math.round((total * weight) / sum)
    yield* dayOf(random, day, upTo - given, until)
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

function dayOf(random: Random, { startsAt, working }: Day, count: number, until: number): readonly Arrival[] {
  const hours = (working ? hourWeights : dayOffHours).map((weight, hour) =>
    startsAt + (hour + 1) * 3_600_000 <= until ? weight : 0,
  )
  const found = Array.from({ length: count }, () => {
    const hour = random.weighted(hours)
    const officeHours = working && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18))
    return { at: startsAt + hour * 3_600_000 + random.int(0, 3599) * 1000, officeHours }
  })
  return found.toSorted((one, other) => one.at - other.at)
}
