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

/** By what they are names of, names that were stored before: they need no number any more. */
export type StoredNames = Readonly<Record<Column | 'place', Set<string>>>

export function noStoredNames(): StoredNames {
  const none = () => new Set<string>()
  return {
    unit: none(),
    item: none(),
    community: none(),
    grid: none(),
    channel: none(),
    window: none(),
    kind: none(),
    place: none(),
  }
}

/** Names that an event brings and that are not among those stored. */
export function freshNames({ type, data }: DecodedEvent, stored: StoredNames): FreshNames['names'] {
  if (type === 'CorrectionRecorded') {
    const corrected = correctable.find((one) => one === data.field)
    return corrected ? named(data.to, corrected, stored, none) : none
  }
  let names = none
  for (const [field, column] of fields[type] ?? []) names = named(data[field], column, stored, names)
  return names
}

const none: FreshNames['names'] = []

function named(value: unknown, column: Column | 'place', stored: StoredNames, names: FreshNames['names']) {
  return typeof value !== 'string' || stored[column].has(value) ? names : [...names, [column, value] as const]
}

/** In the order of the log, however it is cut into batches: rebuilt tables equal live ones. */
export function giveNumbers(names: Names, fresh: readonly FreshNames[], stored: StoredNames, view: CellView): void {
  const unknown: FreshNames[] = []
  for (const one of fresh) {
    if (one.names.some(([column, value]) => !isKnown(names, column, value))) unknown.push(one)
    // what this batch adds is not among them: it may still be rolled back
    else for (const [column, value] of one.names) stored[column].add(value)
  }
  const ordered = unknown.toSorted((one, other) => (one.position < other.position ? -1 : 1))
  for (const [column, value] of ordered.flatMap((one) => one.names)) {
    if (isKnown(names, column, value)) continue
    if (column !== 'place') names.add(column, value)
    else names.addPlace(value, view.placePath(value))
  }
}

function isKnown(names: Names, column: Column | 'place', value: string): boolean {
  return (column === 'place' ? names.placeOf(value) : names.numberOf(column, value)) !== undefined
}
