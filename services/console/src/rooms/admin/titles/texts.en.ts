import type { TextsLike } from '../../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  accounts: 'Accounts',
  organisation: 'Units and places',
  posts: 'Posts A and B',
  imports: 'Imports',
  erasures: 'Erase personal data',
  operations: 'Operations',
}
