import type { Runtime } from '@wubu/api'
import type { Position } from '@wubu/engine'
import { give } from './commands.ts'
import { instantStep, lifeLength, lifeStep } from './life.ts'
import { type Random, randomOf } from './random.ts'
import { type Case, caseOf, requestIdOf, type World } from './world.ts'

export const from = '2024-12-31T16:00:00.000Z'
export const until = '2025-12-31T16:00:00.000Z'

const hour = 3_600_000
const slotMs = 6 * hour
/** Commands in flight: what the log takes into one transaction. */
const chunk = 2_048
const seed = 7

/** A request that goes on: its next command, and when it comes. */
interface Going {
  readonly case: Case
  /** A command on a request beyond its life ends it. */
  readonly step: number
  readonly instant: boolean
  readonly at: number
}

/** Least and most hours before each step of a life. */
const waits: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.1, 2],
  [0.02, 0.5],
  [0.2, 20],
  [0.5, 30],
  [1, 160],
  [0.5, 24],
  [1, 72],
]

/**
 * Requests of one year, each with its whole history by its own time, in the order of time to within a quarter of a day. What may be
 * is mostly done at the counter at once, two in a hundred are never completed. The same for the same seed. Gives the number of commands.
 */
export async function playYear(node: Runtime, world: World, requests: number, say: (text: string) => void) {
  const random = randomOf(seed)
  const start = Date.parse(from)
  const slots = Math.floor((Date.parse(until) - start) / slotMs)
  const pending = new Map<number, Going[]>()
  let made = 0
  let commands = 0
  for (let slot = 0; slot < slots; slot += 1) {
    const begin = start + slot * slotMs
    const going = pending.get(slot) ?? []
    pending.delete(slot)
    const due = Math.round(((slot + 1) / slots) * requests)
    for (; made < due; made += 1) going.push(arriving(world, made, begin, random))
    commands += await playSlot(node, going, begin + slotMs, random, (later) => {
      const next = Math.floor((later.at - start) / slotMs)
      const list = pending.get(next)
      if (list) list.push(later)
      else pending.set(next, [later])
    })
    if (slot % 146 === 145) say(`${made} of ${requests} requests`)
  }
  return commands
}

function arriving(world: World, index: number, begin: number, random: Random): Going {
  const one = caseOf(world, requestIdOf(index), random)
  return {
    case: one,
    step: 0,
    instant: world.instantItems.includes(one.item) && random.chance(0.7),
    at: begin + random.below(slotMs),
  }
}

/** Everything up to `end`, also what follows from it; what follows later is told. */
async function playSlot(
  node: Runtime,
  first: readonly Going[],
  end: number,
  random: Random,
  later: (going: Going) => void,
) {
  let commands = 0
  for (let batch = first; batch.length > 0; ) {
    const sorted = batch.toSorted((one, other) => one.at - other.at)
    batch = []
    for (let index = 0; index < sorted.length; index += chunk) {
      const part = sorted.slice(index, index + chunk)
      await Promise.all(part.map((going) => play(node, going)))
      commands += part.length
      const following = part.flatMap((going) => nextOf(going, random) ?? [])
      for (const going of following) if (going.at >= end) later(going)
      batch = [...batch, ...following.filter(({ at }) => at < end)]
    }
  }
  return commands
}

function play(node: Runtime, { case: one, step, instant, at }: Going): Promise<Position> {
  return give(
    node,
    one.requestId,
    instant && step === 0 ? instantStep(one) : lifeStep(one, step),
    new Date(at).toISOString(),
  )
}

function nextOf(going: Going, random: Random): Going | null {
  // 即时办结 leaves nothing but the evaluation, which is not given by everybody
  const step = going.instant && going.step === 0 ? lifeLength - 1 : going.step + 1
  if (step >= lifeLength) return null
  const stuck = step === 5 && random.chance(0.03)
  const silent = step === lifeLength - 1 && random.chance(0.3)
  if (stuck || silent) return null
  const [least = 0, most = 0] = waits[step] ?? []
  // a square: most are quick, some take long
  const hours = least + (most - least) * random.number() ** 2
  return { ...going, step, at: going.at + Math.ceil(hours * hour) }
}
