import { demoDistrict } from '@wubu/cli'
import { v5 as uuid5 } from 'uuid'
import type { Random } from './random.ts'

/** What requests are made of. Plain data: it is sent to the process that makes the load. */
export interface World {
  readonly items: readonly string[]
  /** Those of them that may be done at the counter at once. */
  readonly instantItems: readonly string[]
  readonly communities: readonly { readonly id: string; readonly grids: readonly string[] }[]
  readonly units: readonly string[]
  readonly residents: number
}

/** The facts of one request; everything after its registration follows from them and its step. */
export interface Case {
  readonly requestId: string
  readonly residentId: string | null
  readonly channel: 'window' | 'hotline' | 'grid' | 'wechat'
  readonly item: string
  readonly place: string
  /** Unit and place of the counter. */
  readonly window: string
  /** The unit that it is dispatched to. */
  readonly unit: string
}

const namespace = '1c8bd5a0-4f0e-5b7e-9d55-0b1f6b1f4a01'
const channels = ['window', 'window', 'hotline', 'grid', 'wechat'] as const

/** The demo's district, of which `counters` communities and `units` units work, or all. */
export function worldOf(residents: number, counters?: number, units?: number): World {
  const district = demoDistrict()
  return {
    items: district.items.map(({ code }) => code),
    instantItems: district.items.filter(({ instant }) => instant).map(({ code }) => code),
    communities: district.communities.slice(0, counters).map(({ id, grids }) => ({ id, grids })),
    units: district.units.map(({ id }) => id).slice(0, units),
    residents,
  }
}

export function residentIdOf(index: number): string {
  return uuid5(`resident ${index}`, namespace)
}

/** Some items, units and places are asked for far more than others. */
export function caseOf(world: World, requestId: string, random: Random): Case {
  const community = random.pick(world.communities)
  return {
    requestId,
    residentId: random.chance(0.6) ? residentIdOf(random.below(world.residents)) : null,
    channel: random.pick(channels),
    item: skewed(world.items, random),
    place: skewed(community.grids, random),
    window: community.id,
    unit: skewed(world.units, random),
  }
}

export function requestIdOf(index: number): string {
  return uuid5(`request ${index}`, namespace)
}

function skewed<T>(from: readonly T[], random: Random): T {
  return random.pick(from.slice(0, 1 + random.below(from.length)))
}
