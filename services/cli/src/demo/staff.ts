import type { Actor, Role } from '@wubu/domain/decider'
import { dispatchCentre } from './district.ts'
import { type DemoPost, isAway } from './posts.ts'
import type { Random } from './random.ts'

/** Everybody who acts in the demo; every post has an A and a B person (A、B岗). */
export const staff = {
  window: (community: string, random: Random) => person('window', community, random),
  grid: (community: string, random: Random) => person('grid', community, random),
  handler: (unit: string, random: Random) => person('handler', unit, random),
  dispatcher: (random: Random) => person('dispatcher', dispatchCentre, random),
  callback: (random: Random) => person('callback', dispatchCentre, random),
  head: (unit: string): Actor => ({ id: `demo-unit-head-${unit}`, role: 'unit-head', unit }),
  /** Who decides on 准入; the one who reviewed is another. */
  gate: (name = 'gate'): Actor => ({ id: `demo-dispatcher-${name}`, role: 'dispatcher', unit: dispatchCentre }),
  supervisor: (): Actor => ({ id: 'demo-supervisor-1', role: 'supervisor', unit: null }),
  /** Web, WeChat, app and forum: what residents send in themselves. */
  gateway: (): Actor => ({ id: 'demo-gateway', role: 'system', unit: null }),
  resident: (residentId: string): Actor => ({ id: residentId, role: 'resident', unit: null }),
} as const

/** Who acts for a post at an instant (epoch ms): A, or B for an absent A. */
export function holderOf(post: DemoPost, at: number): Actor {
  const { a, b, unit } = post
  return isAway(post, at) ? { id: b, role: 'handler', unit, for: a } : { id: a, role: 'handler', unit }
}

function person(role: Role, unit: string, random: Random): Actor {
  const post = random.chance(0.7) ? 'a' : 'b'
  return { id: `demo-${role}-${unit}-${post}`, role, unit }
}
