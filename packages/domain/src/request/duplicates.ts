/** What a request is about, as far as it tells whether it was asked before. */
export interface Asked {
  readonly item: string | null
  readonly place: string | null
  readonly residentId: string | null
}

/** `community`: another place of the same community. */
export type Agreement = 'item' | 'place' | 'community' | 'resident'

/** In what a request agrees with what is asked; `communityOf` gives the community that a place lies in. */
export function agreements(
  asked: Asked,
  other: Asked,
  communityOf: (place: string) => string | null,
): readonly Agreement[] {
  const found: Agreement[] = []
  if (asked.item !== null && asked.item === other.item) found.push('item')
  if (asked.place !== null && other.place !== null) {
    const community = communityOf(asked.place)
    if (asked.place === other.place) found.push('place')
    else if (community !== null && community === communityOf(other.place)) found.push('community')
  }
  if (asked.residentId !== null && asked.residentId === other.residentId) found.push('resident')
  return found
}

/**
 * Whether somebody should look if it is the same (issue: same item, place, person, near in time): it is of the same person, or
 * item and place agree as far as they are asked for.
 */
export function mayBeDuplicate({ item, place }: Asked, agrees: readonly Agreement[]): boolean {
  if (agrees.includes('resident')) return true
  const sameItem = item === null || agrees.includes('item')
  const samePlace = place === null || agrees.includes('place') || agrees.includes('community')
  return (item !== null || place !== null) && sameItem && samePlace
}
