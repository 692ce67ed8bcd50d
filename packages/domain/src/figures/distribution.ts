/** How numbers are spread: exact, from the numbers themselves. null where there are none. */
export interface Distribution {
  readonly count: number
  readonly sum: number
  readonly mean: number | null
  /** By nearest rank: the smallest of the numbers that at least half (90 %) of them do not exceed. */
  readonly median: number | null
  readonly p90: number | null
}

export function distributionOf(numbers: readonly number[]): Distribution {
  const sorted = Float64Array.from(numbers).sort()
  const count = sorted.length
  const sum = sorted.reduce((total, one) => total + one, 0)
  const ranked = (percent: number) => sorted[Math.ceil((count * percent) / 100) - 1] ?? null
  return { count, sum, mean: count === 0 ? null : sum / count, median: ranked(50), p90: ranked(90) }
}
