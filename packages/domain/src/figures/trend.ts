/** 民情研判: numbers of requests in a stretch of days, and on the same weekdays of the weeks before. */
export interface Compared {
  readonly current: number
  /** Of all weeks before together. */
  readonly before: number
}

/** Weeks that a stretch of days is compared with. */
export const baselineWeeks = 8
/** Fewer than this prove nothing: not tested where both together are fewer, never reported where the present ones are. */
export const fewestRequests = 5
/** Of all that is reported as rising, at most this share may be chance (Benjamini and Hochberg 1995). */
export const falseDiscoveryRate = 0.05

export type Tested<T> = T & {
  /** How likely so many or more are if nothing changed; then also for as many comparisons as were made. */
  readonly p: number
  readonly adjusted: number
  readonly rising: boolean
}

/**
 * Which of many counts rise against their own past. If nothing changed, each of the `current + before` requests falls into the
 * present stretch with a chance of 1 in 9: the exact test of two Poisson rates, conditional on their sum. What is too few to be
 * tested is left out by that sum, which says nothing about where the requests fell, so that the test stays exact.
 */
export function testRising<T extends Compared>(all: readonly T[]): readonly Tested<T>[] {
  const tested = all
    .filter(({ current, before }) => current + before >= fewestRequests)
    .map((one) => ({ one, p: upperTail(one.current, one.current + one.before, 1 / (baselineWeeks + 1)) }))
    .toSorted((one, other) => one.p - other.p)
  const found: Tested<T>[] = []
  let adjusted = 1
  for (let rank = tested.length; rank > 0; rank -= 1) {
    const entry = tested[rank - 1]
    if (!entry) break
    adjusted = Math.min(adjusted, (entry.p * tested.length) / rank)
    const rising = adjusted <= falseDiscoveryRate && entry.one.current >= fewestRequests
    found.push({ ...entry.one, p: entry.p, adjusted, rising })
  }
  return found.reverse()
}

/** The chance of `least` or more successes in `trials`; summed from the far end, smallest first. */
export function upperTail(least: number, trials: number, chance: number): number {
  if (least <= 0) return 1
  let log = trials * Math.log(chance)
  let sum = Math.exp(log)
  for (let successes = trials; successes > least; successes -= 1) {
    log += Math.log(successes) - Math.log(trials - successes + 1) + Math.log1p(-chance) - Math.log(chance)
    sum += Math.exp(log)
  }
  return Math.min(1, sum)
}
