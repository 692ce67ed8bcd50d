import type { TextsLike } from '../settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  kinds: { return: 'Return', result: 'Result', extension: 'Extension' },
  kind: 'Kind',
  receipt: 'Receipt',
  item: 'Item',
  unit: 'Unit',
  why: 'Reason',
  asked: 'Asked',
  due: 'Due',
  longer: (by) => `longer by ${by}`,
}
