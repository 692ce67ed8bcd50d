/**
 * Below so many cases a rate says little: with 30, one case more or less moves it by more than three points. Figures of fewer are
 * flagged, never left out.
 */
const smallNumber = 30

export function isSmall(denominator: number): boolean {
  return denominator < smallNumber
}
