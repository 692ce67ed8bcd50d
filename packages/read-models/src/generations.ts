import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * The read models of a folder are one file per build, `read-models-<generation>.db`, and `current`, which names the one in use.
 * A rename over the file in use would leave its WAL beside another database; a new name never does, and whoever still reads
 * the old file reads it to the end.
 */
const filePattern = /^read-models-(\d+)(\.building)?\.db(-wal|-shm|-journal|-part)?$/
const pointerName = 'current'

export interface Generation {
  readonly number: number
  readonly path: string
}

export function currentGeneration(dir: string): Generation | null {
  const name = readIfThere(join(dir, pointerName))?.trim() ?? ''
  const number = filePattern.exec(name)?.[1]
  return number === undefined ? null : { number: Number(number), path: join(dir, name) }
}

/** Changes whenever another generation becomes the current one; null where there is none. Cheap enough for every query. */
export function pointerStamp(dir: string): string | null {
  const stat = statSync(join(dir, pointerName), { throwIfNoEntry: false, bigint: true })
  return stat ? `${stat.ino}.${stat.mtimeNs}` : null
}

/** An empty file of a generation that nobody else builds. */
export function newGeneration(dir: string): Generation {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  for (let number = 1 + Math.max(0, ...generationsIn(dir)); ; number += 1) {
    const path = join(dir, `read-models-${number}.building.db`)
    try {
      closeSync(openSync(path, 'wx', 0o600))
      return { number, path }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

/** Where another thread builds a part of a generation. */
export function partOf({ path }: Generation): string {
  return `${path}-part`
}

/** Puts a finished, closed file in use and removes the earlier ones. Readers of these go on until they look again. */
export function publish(dir: string, { number, path }: Generation): Generation {
  const name = `read-models-${number}.db`
  // built without fsyncs: it has to be on the disk before anything names it
  sync(path)
  renameSync(path, join(dir, name))
  const next = join(dir, `${pointerName}.${number}`)
  writeFileSync(next, `${name}\n`, { mode: 0o600 })
  sync(next)
  renameSync(next, join(dir, pointerName))
  sync(dir)
  removeBefore(dir, number)
  return { number, path: join(dir, name) }
}

export function discard({ path }: Generation): void {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-part']) rmSync(path + suffix, { force: true })
}

function removeBefore(dir: string, number: number): void {
  for (const name of readdirSync(dir)) {
    const found = filePattern.exec(name)?.[1]
    if (found !== undefined && Number(found) < number) rmSync(join(dir, name), { force: true })
  }
}

function generationsIn(dir: string): readonly number[] {
  return readdirSync(dir).flatMap((name) => {
    const number = filePattern.exec(name)?.[1]
    return number === undefined ? [] : [Number(number)]
  })
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
