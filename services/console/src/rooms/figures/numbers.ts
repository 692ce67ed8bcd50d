/** `92.3%`; null has no quotient. */
export function percent(rate: number | null, none: string): string {
  return rate === null ? none : `${(rate * 100).toFixed(1)}%`
}

/** Working minutes as hours, `12.5`. */
export function hours(minutes: number): string {
  return (minutes / 60).toFixed(1)
}

/** `12,345`. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}
