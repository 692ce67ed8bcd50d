import type { DemoUnit } from './district.ts'
import { type Random, randomOf } from './random.ts'

interface Absence {
  readonly from: string
  readonly to: string
}

/** 经办岗 of one unit: A is away a few times, and B stands in (A、B岗). */
export interface DemoPost {
  readonly id: string
  readonly unit: string
  readonly a: string
  readonly b: string
  /** In order, without overlap; ISO 8601, UTC. */
  readonly absences: readonly Absence[]
}

/** Epoch ms. */
interface Span {
  readonly from: number
  readonly until: number
}

const dayMs = 86_400_000
/** Leave and illness, of so many days each. */
const absencesPerYear = 5
const longestAbsence = 9

/** One for every unit that is no community; the same for the same seed. */
export function demoPosts(units: readonly DemoUnit[], period: Span, seed: number): readonly DemoPost[] {
  return units
    .filter(({ kind }) => kind !== 'community')
    .map(({ id: unit }, index) => ({
      ...postOf(unit),
      a: `demo-handler-${unit}-a`,
      b: `demo-handler-${unit}-b`,
      absences: absencesOf(randomOf(seed, -100 - index), period),
    }))
}

export function postOf(unit: string): Pick<DemoPost, 'id' | 'unit'> {
  return { id: `P-${unit}`, unit }
}

function absencesOf(random: Random, { from, until }: Span): readonly Absence[] {
  const count = Math.max(1, Math.round((absencesPerYear * (until - from)) / (365 * dayMs)))
  const stretch = (until - from) / count
  return Array.from({ length: count }, (_, index) => {
    const first = from + index * stretch + random.number() * Math.max(0, stretch - (longestAbsence + 1) * dayMs)
    const at = Math.floor(first / dayMs) * dayMs
    return { from: instant(at), to: instant(at + random.int(1, longestAbsence) * dayMs) }
  })
}

/** Whether A is away at an instant (epoch ms), and B acts. */
export function isAway({ absences }: DemoPost, at: number): boolean {
  const now = instant(at)
  return absences.some(({ from, to }) => from <= now && now < to)
}

function instant(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
