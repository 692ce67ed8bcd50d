/** The same day and time of the next year, in UTC; of 29 February the 28th. */
export function yearAfter(instant: string): string {
  const at = new Date(instant)
  const day = at.getUTCDate()
  at.setUTCFullYear(at.getUTCFullYear() + 1)
  if (at.getUTCDate() !== day) at.setUTCDate(0)
  return at.toISOString()
}
