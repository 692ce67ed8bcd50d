import type { CellView } from '@wubu/domain'
import type { DecodedEvent } from '@wubu/engine'
import type { Column } from './cubes.ts'
import type { Names } from './names.ts'

/** Names that an event brings, each with what it is the name of. */
export interface FreshNames {
  readonly position: string
  readonly names: readonly (readonly [Column | 'place', string])[]
}

/** By type, the fields that name something that figures are cut by. */
const fields: Readonly<Record<string, readonly (readonly [field: string, Column | 'place'])[]>> = {
  RequestRegistered: [
    ['channel', 'channel'],
    ['item', 'item'],
    ['place', 'place'],
    ['window', 'window'],
  ],
  RequestAccepted: [['item', 'item']],
  RequestClassified: [
    ['item', 'item'],
    ['handlingKind', 'kind'],
  ],
  AssignmentDispatched: [['unit', 'unit']],
}

const correctable = ['item', 'place', 'channel'] as const

export function freshNames({ type, data, position }: DecodedEvent): FreshNames {
  if (type === 'CorrectionRecorded') {
    const corrected = correctable.find((one) => one === data.field)
    return { position, names: corrected ? named(data.to, corrected) : [] }
  }
  return { position, names: (fields[type] ?? []).flatMap(([field, column]) => named(data[field], column)) }
}

function named(value: unknown, column: Column | 'place'): FreshNames['names'] {
  return typeof value === 'string' ? [[column, value]] : []
}

/** In the order of the log, however it is cut into batches: rebuilt tables equal live ones. */
export function giveNumbers(names: Names, fresh: readonly FreshNames[], view: CellView): void {
  const unknown = fresh.filter((one) => one.names.some(([column, value]) => !isKnown(names, column, value)))
  const ordered = unknown.toSorted((one, other) => (one.position < other.position ? -1 : 1))
  for (const [column, value] of ordered.flatMap((one) => one.names)) {
    if (column !== 'place') names.add(column, value)
    else if (!names.placeOf(value)) names.addPlace(value, view.placePath(value))
  }
}

function isKnown(names: Names, column: Column | 'place', value: string): boolean {
  return (column === 'place' ? names.placeOf(value) : names.numberOf(column, value)) !== undefined
}
