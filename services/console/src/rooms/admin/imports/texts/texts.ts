import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

export const texts = { zh, en }
