import type { Actor, Role } from '@wubu/domain/decider'
import { dispatchCentre } from './district.ts'
import type { Random } from './random.ts'

/** Everybody who acts in the demo; every post has an A and a B person (A、B岗). */
export const staff = {
  window: (community: string, random: Random) => person('window', community, random),
  grid: (community: string, random: Random) => person('grid', community, random),
  handler: (unit: string, random: Random) => person('handler', unit, random),
  dispatcher: (random: Random) => person('dispatcher', dispatchCentre, random),
  callback: (random: Random) => person('callback', dispatchCentre, random),
  /** Web, WeChat, app and forum: what residents send in themselves. */
  gateway: (): Actor => ({ id: 'demo-gateway', role: 'system', unit: null }),
  resident: (residentId: string): Actor => ({ id: residentId, role: 'resident', unit: null }),
} as const

function person(role: Role, unit: string, random: Random): Actor {
  const post = random.chance(0.7) ? 'a' : 'b'
  return { id: `demo-${role}-${unit}-${post}`, role, unit }
}
