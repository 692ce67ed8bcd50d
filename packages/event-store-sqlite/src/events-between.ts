import type { Position } from '@wubu/engine'

/** How many positions lie between two of this log; null stands for its beginning. Positions are given away without gaps. */
export function eventsBetween(from: Position | null, to: Position | null): number {
  return Math.max(0, numberIn(to) - numberIn(from))
}

function numberIn(position: Position | null): number {
  return position === null ? 0 : Number(position.slice(position.lastIndexOf(':') + 1))
}
