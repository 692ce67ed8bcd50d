import type { Reference } from '@wubu/domain'
import type { NamedCode, ReadRow } from './read-row.ts'

export type NamesOf = Readonly<Record<'units' | 'items' | 'places', readonly NamedCode[]>>

/** The names of a batch that the reference does not have, each once, in the order of the file. */
export function unknownNames(rows: readonly ReadRow[], reference: Reference): NamesOf {
  const units = new Map<string, NamedCode>()
  const items = new Map<string, NamedCode>()
  const places = new Map<string, NamedCode>()
  for (const { unit, item, place } of rows) {
    if (unit && !units.has(unit.code) && !reference.unit(unit.code)) units.set(unit.code, unit)
    if (!items.has(item.code) && !reference.item(item.code)) items.set(item.code, item)
    if (place && !places.has(place.code) && !reference.place(place.code)) places.set(place.code, place)
  }
  return { units: [...units.values()], items: [...items.values()], places: [...places.values()] }
}
