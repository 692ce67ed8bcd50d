import type { TextsLike } from '../../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = { figures: 'Figures', wall: 'Dispatch centre', cases: 'Behind a figure' }
