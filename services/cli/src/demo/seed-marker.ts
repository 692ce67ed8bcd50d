import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const marker = z.strictObject({ seed: z.int(), requests: z.int(), from: z.iso.date(), until: z.int() })
/** What the demo of a folder is made of. */
export type SeedMarker = z.output<typeof marker>

function pathIn(dir: string): string {
  return join(dir, 'demo-unfinished.json')
}

/** A demo that was begun in this folder and not finished: it is taken up again with the same end, and so comes out the same. */
export function unfinishedSeed(dir: string): SeedMarker | null {
  if (!existsSync(pathIn(dir))) return null
  return marker.parse(JSON.parse(readFileSync(pathIn(dir), 'utf8')))
}

export function beginSeed(dir: string, seed: SeedMarker): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  writeFileSync(`${pathIn(dir)}.new`, JSON.stringify(seed))
  renameSync(`${pathIn(dir)}.new`, pathIn(dir))
}

export function finishSeed(dir: string): void {
  rmSync(pathIn(dir), { force: true })
}
