import type { KeyboardEvent } from 'react'

/** Once what was chosen is drawn. */
export function focusField(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Enter in a line of text goes on to the next field, as clerks are used to; nothing is sent by it half-way. */
export function enterGoesOn(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, nativeEvent, currentTarget } = event
  if (key !== 'Enter' || nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return
  event.preventDefault()
  const fields = [...currentTarget.querySelectorAll<HTMLElement>('input, textarea, button[type="submit"]')]
  const stops = fields.filter((field) => field === target || isStop(field))
  stops[stops.indexOf(target) + 1]?.focus()
}

/** Of radio buttons the keyboard stops at the chosen one alone. */
function isStop(field: HTMLElement): boolean {
  if (field.matches(':disabled, [tabindex="-1"]')) return false
  return !(field instanceof HTMLInputElement) || field.type !== 'radio' || field.checked
}
