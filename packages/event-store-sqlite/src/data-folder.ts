import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderInUse } from '@wubu/engine'
import { isBusy } from './errors.ts'
import { makePrivateFile, makePrivateFolder, writePrivateFile } from './private-file.ts'

/** A data folder that this process alone writes, until it is released or the process ends, however it ends. */
export interface DataFolder {
  readonly dir: string
  release(): void
}

interface Owner {
  readonly pid: number
  readonly host: string
  readonly command: string
  readonly since: string
}

/** Keeps the connections from the garbage collector, which would close one and with it give up the lock. */
const held = new Set<DatabaseSync>()

/** Makes the folder if need be and takes it for writing. Throws DataFolderInUse with the name of the owner. */
export function acquireDataFolder(dir: string): DataFolder {
  makePrivateFolder(dir)
  const lockPath = join(dir, 'writer.lock')
  const namePath = join(dir, 'writer.json')
  makePrivateFile(lockPath)
  const lock = new DatabaseSync(lockPath, { timeout: 0 })
  try {
    // the lock is the operating system's: a killed process leaves none behind
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw isBusy(error) ? inUse(dir, readOwner(namePath)) : error
  }
  held.add(lock)
  try {
    writeOwner(namePath)
  } catch (error) {
    release(lock)
    throw error
  }
  return { dir, release: () => release(lock) }
}

function release(lock: DatabaseSync) {
  if (!held.delete(lock)) return
  lock.close()
}

function writeOwner(path: string) {
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    command: process.argv.slice(1).join(' '),
    since: new Date().toISOString(),
  }
  writePrivateFile(path, `${JSON.stringify(owner)}\n`)
}

function readOwner(path: string): string {
  try {
    const { pid, host, command, since }: Owner = JSON.parse(readFileSync(path, 'utf8'))
    return `process ${pid} on ${host}, since ${since}: ${command}`
  } catch {
    return 'a process that has not yet written its name'
  }
}

function inUse(dir: string, owner: string): DataFolderInUse {
  return new DataFolderInUse(`${dir} is being written by ${owner}. One process writes a data folder: stop it first.`)
}
