/**
 * The position of the newest write of this browser: the next reads wait for it (`Wubu-Min-Position`), also after a reload.
 * Positions of one log compare as texts; one of another log can't be compared and takes the place of the old one.
 */
const place = 'wubu.position'
let newest = sessionStorage.getItem(place)

export function minPosition(): string | null {
  return newest
}

export function sawPosition(position: string): void {
  if (newest !== null && newest.length === position.length && position <= newest) return
  newest = position
  sessionStorage.setItem(place, position)
}

/** The log is another one now. */
export function forgetPosition(): void {
  newest = null
  sessionStorage.removeItem(place)
}
