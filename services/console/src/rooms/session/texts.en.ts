import type { TextsLike } from '../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  signIn: 'Sign in',
  purpose: 'One window for every request: collect, analyse, handle, report back, evaluate.',
}
