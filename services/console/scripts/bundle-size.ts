/** Prints what the first page weighs over the wire, and what is loaded later; fails above the limit. Builds where it has to. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from '../build/index.ts'

const limit = 350_000

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const dist = await buildConsole()
const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const weigh = (file: string) => statSync(join(dist, `${file}.br`)).size
const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + weigh(file), 0)

/** Files of a chunk, and of all that it can't do without. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const file of chunk.css ?? []) seen.add(file)
  for (const other of chunk.imports ?? []) filesOf(other, seen)
  return seen
}

const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? ''
const first = filesOf(entry).add('index.html')
const total = sum(first)
const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1).padStart(7)} kB`

for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue
  const more = [...filesOf(key)].filter((file) => !first.has(file))
  console.log(`${kB(sum(more))}  later: ${key}`)
}
console.log(`${kB(total)}  first page of the console (brotli), of ${kB(limit).trim()} that it may weigh`)
if (total > limit) {
  console.log('TOO HEAVY: load what is not needed at first with import()')
  process.exitCode = 1
}
