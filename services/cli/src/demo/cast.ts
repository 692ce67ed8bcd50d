import { type RequestCommandData, type RoutingRule, suggest } from '@wubu/domain'
import { type Community, companies, type DemoItem, type District } from './district.ts'
import type { DemoPost } from './posts.ts'
import type { Random } from './random.ts'
import type { WorkClock } from './work-clock.ts'

type Channel = RequestCommandData<'register-request'>['channel']

/** Share of each channel in office hours; windows are shut on other days. */
const channelWeights: readonly (readonly [Channel, weight: number])[] = [
  ['window', 46],
  ['hotline', 20],
  ['grid', 14],
  ['wechat', 8],
  ['web', 7],
  ['app', 4],
  ['forum', 1],
]

/** What all stories of one demo share. */
export interface World {
  readonly seed: number
  readonly district: District
  readonly clock: WorkClock
  /** Residents there are; who asks for the first time is registered then. */
  readonly residentCount: number
  readonly known: Set<number>
  readonly tempoOf: (unit: string) => number
  /** By unit. */
  readonly posts: ReadonlyMap<string, DemoPost>
  readonly rules: readonly RoutingRule[]
  /** Dispatched of late: what else is asked for may be the same. */
  readonly leaders: Leader[]
  /** Requests whose handling was complete once. */
  readonly done: Set<string>
  /** 会办议题: what waits for the next joint meeting, and the units that have it. */
  readonly agenda: Map<string, readonly string[]>
  /** What the last meetings decided, by request. */
  readonly decided: Map<string, MeetingDecision>
}

type MeetingDecision = RequestCommandData<'record-joint-meeting'>

/** 并案 goes into it. */
export interface Leader {
  readonly requestId: string
  readonly cast: Cast
}

/** Who asks for what, where and how. */
export interface Cast {
  readonly channel: Channel
  readonly item: DemoItem
  readonly community: Community
  readonly place: string | null
  /** Index of the resident; null where nobody gave a name. */
  readonly resident: number | null
}

export function castOf({ district, residentCount }: World, random: Random, officeHours: boolean): Cast {
  const open = officeHours ? channelWeights : channelWeights.slice(1)
  const channel = open[random.weighted(open.map(([, weight]) => weight))]?.[0] ?? 'hotline'
  const community = random.pick(district.communities)
  const named = random.chance(channel === 'grid' ? 0.15 : channel === 'window' ? 0.97 : 0.85)
  return {
    channel,
    item: itemFor(district.items, channel, random),
    community,
    place: placeIn(community, channel, random),
    resident: named ? random.int(0, residentCount - 1) : null,
  }
}

/** Patrols report the state of the streets, windows take applications; the first items of a line are asked for most. */
function itemFor(items: readonly DemoItem[], channel: Channel, random: Random): DemoItem {
  const weights = items.map(({ line, instant, code }) => {
    const street = line.code === 'CG'
    const rank = 1 / (1 + Number(code.slice(-2)) * 0.1)
    if (channel === 'grid') return street ? rank : rank * 0.03
    if (channel === 'window') return (street ? 0.3 : 1) * (instant ? 2.2 : 1) * rank
    return (street ? 3 : 1) * rank
  })
  return items[random.weighted(weights)] ?? random.pick(items)
}

function placeIn(community: Community, channel: Channel, random: Random): string | null {
  if (channel === 'grid' || random.chance(0.8)) return random.pick(community.grids)
  return channel === 'hotline' && random.chance(0.15) ? null : community.id
}

/** Where a request goes, and the rule that says so. */
export interface Route {
  readonly unit: string
  readonly rule: string | null
}

/** By a rule where one fits; else communities do much of the work themselves. */
export function routeFor({ rules }: World, cast: Cast, random: Random): Route {
  const { item, community, place } = cast
  const places = place === null ? [] : [...new Set([place, community.id, community.street])]
  const { rule, unit } = suggest(rules, { item: item.code, places }, null)
  if (unit !== null && random.chance(0.9)) return { unit, rule }
  return { unit: leadFor(cast, random), rule: null }
}

function leadFor({ item, community }: Cast, random: Random): string {
  const kind = random.weighted([45, 40, 9, 6])
  if (kind === 1) return community.id
  if (kind === 2) return community.street
  if (kind === 3 && (item.line.code === 'CG' || item.line.code === 'ZF')) return random.pick(companies)
  return item.line.unit
}

/** Another unit than those that have it. */
export function otherUnit(world: World, taken: readonly string[], random: Random): string {
  const { units } = world.district
  const free = units.filter(({ id, kind }) => kind !== 'community' && !taken.includes(id))
  return random.pick(free).id
}
