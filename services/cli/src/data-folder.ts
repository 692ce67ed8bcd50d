import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where the read models are inside a data folder. */
export const readModelsDir = 'read-models'

/** The copy of the residents' wrapped keys that a node keeps beside a shared log. */
export const keyMirror = 'key-mirror.db'

/** Chinese standard time, for a log that nobody asked to be in another. */
export const defaultTimeZone = 'Asia/Shanghai'

export function hasLog(dir: string): boolean {
  return existsSync(join(dir, 'log.db'))
}
