import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** From 0 up to but without 1. */
  number(): number
  /** Whole, from 0 up to but without `end`. */
  below(end: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
}

export function randomOf(seed: number): Random {
  const rng = xoroshiro128plus(seed)
  const below = (end: number) => uniformInt(rng, 0, end - 1)
  return {
    number: () => uniformFloat64(rng),
    below,
    chance: (share) => uniformFloat64(rng) < share,
    pick: (from) => {
      const one = from[below(from.length)]
      if (one === undefined) throw new RangeError('There is nothing to pick from.')
      return one
    },
  }
}
