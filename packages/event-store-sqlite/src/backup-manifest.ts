import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Position } from '@wubu/engine'
import { BackupIncomplete } from './errors.ts'
import { writePrivateFile } from './private-file.ts'

/** What a backup is: written last, so that a backup with it is whole. */
export interface BackupManifest {
  readonly format: 1
  readonly logId: string
  /** Position of the last event in the copy; null where there is none. */
  readonly head: Position | null
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  /** SHA-256 of each file, in hex. */
  readonly files: Readonly<Record<string, string>>
}

/** In the order in which they come into being and into place: a log whose keys are not there yet is refused at its opening. */
export const backupFiles = ['log.db', 'keys.db', 'installation.key'] as const

function manifestPath(dir: string): string {
  return join(dir, 'backup.json')
}

export function writeManifest(dir: string, manifest: BackupManifest): void {
  writePrivateFile(manifestPath(dir), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Throws BackupIncomplete. */
export function readManifest(dir: string): BackupManifest {
  const path = manifestPath(dir)
  if (!existsSync(path))
    throw new BackupIncomplete(`${path} is missing: ${dir} is no backup, or one that was broken off.`)
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isManifest(manifest)) throw new BackupIncomplete(`${path} is of a format that this program does not know.`)
  return manifest
}

function isManifest(value: unknown): value is BackupManifest {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === 1 && 'files' in value
}

/** Throws BackupIncomplete where the file is not the one that the manifest means. */
export async function checkFile(path: string, expected: string | undefined): Promise<void> {
  if (!existsSync(path)) throw new BackupIncomplete(`${path} is missing.`)
  if ((await hashOf(path)) !== expected) throw new BackupIncomplete(`${path} is not as the backup wrote it.`)
}

/** SHA-256 in hex. Not for a database that this process has open: closing the file would drop SQLite's locks on it. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
