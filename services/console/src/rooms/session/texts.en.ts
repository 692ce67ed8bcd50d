import type { TextsLike } from '../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  signIn: 'Sign in',
  purpose: 'One window for every request: collect, analyse, handle, report back, evaluate.',
  home: 'Home',
  hello: (name) => `Hello, ${name}`,
  toWork: 'Start here',
  keysHint: 'Press ? for all shortcuts and / to find a request.',
}
