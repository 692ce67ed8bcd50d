import type { Show } from '../test/stage.ts'

/** A way in which every screen is shown to somebody. */
export interface Look {
  /** Follows the screen's name in the name of a picture; the first has none. */
  readonly name: string
  readonly show: Show
}

export const looks: readonly Look[] = [
  { name: 'light', show: {} },
  { name: 'dark', show: { dark: true } },
  { name: 'phone', show: { phone: true } },
  { name: 'phone-dark', show: { phone: true, dark: true } },
  { name: 'large', show: { largeText: true } },
  { name: 'en', show: { language: 'en' } },
  { name: 'en-phone-dark', show: { language: 'en', phone: true, dark: true } },
]
