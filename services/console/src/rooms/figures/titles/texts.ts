import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** Apart from the rest of the room's texts: these are on the first page. */
export const titles = { zh, en }
