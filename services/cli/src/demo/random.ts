import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Numbers that look like chance and are the same for the same seed. */
export interface Random {
  /** From 0 up to but without 1. */
  number(): number
  /** Whole, from `from` to `to`, both included. */
  int(from: number, to: number): number
  /** True with the probability `share`, 0–1. */
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Index of one of `weights`, in proportion to them. */
  weighted(weights: readonly number[]): number
  /** Log-normal with the given median: most values near it, a few many times as large. */
  around(median: number, spread: number): number
}

/** A stream of its own for every part (one request, say), so that parts may be played in any order. */
export function randomOf(seed: number, part: number): Random {
  const rng = xoroshiro128plus(mixed(seed, part))
  const number = () => uniformFloat64(rng)
  return {
    number,
    int: (from, to) => uniformInt(rng, from, to),
    chance: (share) => number() < share,
    pick: (from) => itemAt(from, uniformInt(rng, 0, from.length - 1)),
    weighted: (weights) => weightedIndex(weights, number()),
    around: (median, spread) => median * Math.exp(spread * normal(number(), number())),
  }
}

/** Neighbouring seeds and parts must not give neighbouring streams. */
function mixed(seed: number, part: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 0x7f4a7c15, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b)
  return (hash ^ (hash >>> 16)) | 0
}

function itemAt<T>(from: readonly T[], index: number): T {
  const item = from[index]
  if (item === undefined) throw new RangeError('There is nothing to pick from.')
  return item
}

function weightedIndex(weights: readonly number[], share: number): number {
  let left = share * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

/** Box and Muller's way from two uniform numbers to a normal one. */
function normal(one: number, other: number): number {
  return Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
}
