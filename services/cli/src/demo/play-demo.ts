import type { WorkCalendar } from '@wubu/domain'
import { arrivals, type Period } from './arrivals.ts'
import { buildDistrict, type DistrictNode } from './build-district.ts'
import type { World } from './cast.ts'
import { demoDistrict } from './district.ts'
import { districtLife } from './district-life.ts'
import { Player, type Progress, type StoryNode } from './play.ts'
import { type DemoPost, demoPosts } from './posts.ts'
import { demoRules } from './routing.ts'
import type { Share } from './shares.ts'
import { daysOf, workClock } from './work-clock.ts'

export type DemoNode = DistrictNode & StoryNode

export interface DemoOptions {
  readonly seed: number
  /** Accepted in all, where the period is closed; else about as many come in. */
  readonly requests: number
  /** Local date of the first day. */
  readonly from: string
  /** Nobody comes after this instant; epoch ms. */
  readonly until: number
  /**
   * Goes on after `until`, with nobody coming any more, to the minute in which this share of the accepted requests is
   * complete. Null ends at `until`, with everything open that is open then.
   */
  readonly completedShare: number | null
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface DemoResult extends Progress {
  readonly accepted: number
  readonly completed: number
  /** Everything up to this instant has happened, and nothing after it; ISO 8601, UTC. */
  readonly at: string
  readonly interrupted: boolean
  /** What share of the requests shows what. */
  readonly shares: readonly Share[]
}

/** The period of `wubu demo`: the calendar year whose days off are all known. */
export const demoYear = { from: '2025-01-01', to: '2025-12-31' } as const
export const demoTimeZone = 'Asia/Shanghai'

const minuteMs = 60_000
const dayMs = 86_400_000
/** The slowest request of all ends within this, so that the clock never runs out. */
const longestStoryDays = 1_500
/** A resident comes this often on average. */
const requestsPerResident = 3

/** Builds the district and plays its requests by a clock of its own; the same for the same options. */
export async function playDemo(node: DemoNode, options: DemoOptions): Promise<DemoResult> {
  const { until, completedShare } = options
  const { seed, requests } = options
  const district = demoDistrict()
  const rules = demoRules(district)
  const posts = demoPosts(district.units, { from: Date.parse(options.from) + dayMs, until }, seed)
  const founded = new Date(Date.parse(options.from) - dayMs).toISOString()
  await buildDistrict(node, district, founded, { posts, rules })
  const { calendar } = node.reference
  const period = { days: daysOf(calendar, options.from, dateOf(until + dayMs)), until }
  const plan = { seed, requests, period, closing: completedShare !== null }
  const world = worldOf(options, { district, posts, rules }, calendar, period)
  const player = new Player(node, world, arrivals(plan), districtLife(world, period.days))
  await playUntil(player, until, options)
  const end = completedShare === null ? until : await playToShare(player, completedShare, options)
  const interrupted = options.signal?.aborted ?? false
  const { shares } = player
  return { ...player.progress, ...player.standing, shares, at: new Date(end).toISOString(), interrupted }
}

function worldOf(
  { seed, requests, from }: DemoOptions,
  { district, posts, rules }: Pick<World, 'district' | 'rules'> & { readonly posts: readonly DemoPost[] },
  calendar: WorkCalendar,
  period: Period,
): World {
  const tempos = new Map(district.units.map(({ id, tempo }) => [id, tempo]))
  return {
    seed,
    district,
    clock: workClock(calendar, daysOf(calendar, from, dateOf(period.until + longestStoryDays * dayMs))),
    residentCount: Math.ceil(requests / requestsPerResident),
    known: new Set(),
    tempoOf: (unit) => tempos.get(unit) ?? 1,
    posts: new Map(posts.map((post) => [post.unit, post])),
    rules,
    leaders: [],
    done: new Set(),
    agenda: new Map(),
    decided: new Map(),
  }
}

async function playUntil(player: Player, until: number, { onProgress, signal }: DemoOptions): Promise<void> {
  while (!signal?.aborted && (await player.playSome(until))) onProgress?.(player.progress)
}

/** Minute by minute; gives the end of the last one. */
async function playToShare(player: Player, share: number, options: DemoOptions): Promise<number> {
  let end = options.until
  const { accepted } = player.standing
  while (!options.signal?.aborted && player.standing.completed < share * accepted) {
    const next = player.nextAt()
    if (next === null) break
    end = Math.ceil(next / minuteMs) * minuteMs
    await playUntil(player, end, options)
  }
  return end
}

/** UTC date; periods are a day longer than need be, so that it is never one too few. */
function dateOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10)
}
