/** The value in the middle; the mean of the two in the middle where their number is even. Throws RangeError for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) throw new RangeError('There is no median of nothing.')
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The smallest value that at least `share` (0–1) of all values do not exceed (nearest rank). Throws RangeError for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  const rank = Math.max(1, Math.ceil(share * sorted.length))
  const value = sorted[rank - 1]
  if (value === undefined) throw new RangeError('There is no percentile of nothing.')
  return value
}

/** Of the medians, so that one disturbed round does not count. */
export function ratioOf(figures: readonly number[], floors: readonly number[]): number {
  return median(figures) / median(floors)
}

/** How far the values lie apart, in parts of their median. */
export function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / median(values)
}
