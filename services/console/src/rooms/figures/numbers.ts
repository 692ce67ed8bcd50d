/** `92.3%`; null has no quotient. */
export function percent(rate: number | null, none: string): string {
  return rate === null ? none : `${(rate * 100).toFixed(1)}%`
}

/** A difference of two rates in percentage points, `+3.2`. */
export function points(change: number): string {
  return (change * 100).toLocaleString('en-US', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
}

/** Working minutes as hours, `12.5`. */
export function hours(minutes: number): string {
  return (minutes / 60).toFixed(1)
}

/** `12,345`. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}
