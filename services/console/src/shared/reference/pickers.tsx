import { useMemo } from 'react'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { NamePicker, type PickerProps } from './name-picker.tsx'
import { type Item, type Place, type Unit, useItems, usePlaces, useUnits } from './reference.ts'

/** An item of the catalogue by name, code, pinyin or its initials; without `where`, those that are in force. */
export function ItemPicker({ where = isInForce, ...rest }: PickerProps & { readonly where?: (item: Item) => boolean }) {
  const t = useTexts(texts).pick
  const items = useItems()
  const entries = useMemo(() => items.filter(where).map(({ code, name }) => ({ id: code, name })), [items, where])
  return <NamePicker {...rest} entries={entries} placeholder={rest.placeholder ?? t.item} />
}

/** `where` must be the same function in each render (outside of the component, or by useCallback). */
export function PlacePicker({
  where = isActive,
  ...rest
}: PickerProps & { readonly where?: (place: Place) => boolean }) {
  const t = useTexts(texts).pick
  const places = usePlaces()
  const entries = useMemo(() => places.filter(where), [places, where])
  return <NamePicker {...rest} entries={entries} placeholder={rest.placeholder ?? t.place} />
}

export function UnitPicker({ where = isActive, ...rest }: PickerProps & { readonly where?: (unit: Unit) => boolean }) {
  const t = useTexts(texts).pick
  const units = useUnits()
  const entries = useMemo(() => units.filter(where), [units, where])
  return <NamePicker {...rest} entries={entries} placeholder={rest.placeholder ?? t.unit} />
}

function isInForce({ status }: Item): boolean {
  return status === 'active'
}

function isActive({ active }: { readonly active: boolean }): boolean {
  return active
}
