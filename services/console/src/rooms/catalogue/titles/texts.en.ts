import type { TextsLike } from '../../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  items: 'Service items',
  add: 'New item',
  item: 'Item',
  revise: 'Revise',
  calendar: 'Working calendar',
  routing: 'Routing rules',
}
