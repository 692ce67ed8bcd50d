import type { Five } from './cell-sums.ts'
import { type Column, columns, room } from './cubes.ts'

/** What `who`, `place` and `sums` of completionShift hold. */
interface Packed {
  readonly who: number
  readonly place: number
  readonly sums: number
}

/** By column, which packed number it is in, and by how many bits it is shifted there. */
const bits: Readonly<Record<Column, { readonly of: 'who' | 'place'; readonly shift: number }>> = {
  unit: { of: 'who', shift: 32 },
  item: { of: 'who', shift: 16 },
  window: { of: 'who', shift: 0 },
  community: { of: 'place', shift: 29 },
  grid: { of: 'place', shift: 9 },
  channel: { of: 'place', shift: 4 },
  kind: { of: 'place', shift: 0 },
}

const whoWeights = { unit: 2 ** bits.unit.shift, item: 2 ** bits.item.shift }
const placeWeights = {
  community: 2 ** bits.community.shift,
  grid: 2 ** bits.grid.shift,
  channel: 2 ** bits.channel.shift,
}

/** `values` in the order of `columns`; each of `sums` is -1, 0 or 1. */
export function packShift(values: readonly number[], sums: Readonly<Five>): Packed {
  const [unit = 0, item = 0, community = 0, grid = 0, channel = 0, window = 0, kind = 0] = values
  const [accepted, completed, due, completedOfDue, onTime] = sums
  return {
    who: unit * whoWeights.unit + item * whoWeights.item + window,
    place: community * placeWeights.community + grid * placeWeights.grid + channel * placeWeights.channel + kind,
    sums:
      (accepted + 1) | ((completed + 1) << 2) | ((due + 1) << 4) | ((completedOfDue + 1) << 6) | ((onTime + 1) << 8),
  }
}

/** What `packShift` packed: `values` in the order of `columns`, and the sums. */
export function unpackShift({ who, place, sums }: Packed): { readonly values: number[]; readonly sums: Five } {
  const packed = { who, place }
  return {
    // bit operations end at 32 bits, these numbers at 53
    values: columns.map((column) => Math.floor(packed[bits[column].of] / 2 ** bits[column].shift) % room[column]),
    sums: [(sums & 3) - 1, ((sums >> 2) & 3) - 1, ((sums >> 4) & 3) - 1, ((sums >> 6) & 3) - 1, ((sums >> 8) & 3) - 1],
  }
}

/** A column as SQL that unpacks it. */
export function columnSql(column: Column): string {
  const { of, shift } = bits[column]
  return `(${of} >> ${shift} & ${room[column] - 1})`
}

/** The sum of each measure, in the order of `measures`, as SQL. */
export const sumsSql = [0, 2, 4, 6, 8].map((shift) => `sum((sums >> ${shift} & 3) - 1)`).join(', ')
