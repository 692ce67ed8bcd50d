import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backup, type DatabaseSync } from 'node:sqlite'
import { type BackupManifest, backupFiles, hashOf, writeManifest } from './backup-manifest.ts'
import { openDurable } from './connection.ts'
import { FolderNotEmpty } from './errors.ts'
import { installationKeyPath } from './installation-key.ts'
import { keysPath, openKeysForReading } from './keys-file.ts'
import { logPath, openLogForReading } from './log-file.ts'
import { LogReader } from './log-reader.ts'
import { makePrivateFile, makePrivateFolder, writePrivateFile } from './private-file.ts'

/** All pages in one step: a step is one snapshot, and between steps a busy writer would make the copy start again. */
const wholeFile = 2 ** 31 - 1

/**
 * Copies log and keys of a data folder into an empty one, while this or another process goes on writing. The keys are
 * copied after the log: a key is on disk before the first event that needs it, so every event of the copy has its key.
 * The other way round, events written in between would be unreadable for ever.
 * Throws FolderNotEmpty, NoLogThere, InstallationKeyWrong. On failure nothing is left in `toDir`.
 */
export async function backupDataFolder(from: string, toDir: string): Promise<BackupManifest> {
  assertEmpty(toDir)
  const log = openLogForReading(from)
  try {
    makePrivateFolder(toDir)
    await copyDatabase(log.db, logPath(toDir))
    await copyKeys(from, toDir)
    const manifest = await describe(toDir)
    writeManifest(toDir, manifest)
    return manifest
  } catch (error) {
    for (const file of backupFiles) rmSync(join(toDir, file), { force: true })
    throw error
  } finally {
    log.db.close()
  }
}

/** Throws FolderNotEmpty. A folder that is not there is empty. */
export function assertEmpty(dir: string): void {
  if (existsSync(dir) && readdirSync(dir).length > 0) throw new FolderNotEmpty(dir)
}

async function copyKeys(from: string, toDir: string) {
  const { db } = openKeysForReading(from)
  try {
    await copyDatabase(db, keysPath(toDir))
  } finally {
    db.close()
  }
  writePrivateFile(installationKeyPath(toDir), readFileSync(installationKeyPath(from), 'utf8'))
}

/** A copy that is one file: no WAL beside it that could be left behind. */
async function copyDatabase(source: DatabaseSync, path: string) {
  makePrivateFile(path)
  await backup(source, path, { rate: wholeFile })
  openDurable(path, 'delete').close()
}

async function describe(dir: string): Promise<BackupManifest> {
  openKeysForReading(dir).db.close()
  const file = openLogForReading(dir)
  const reader = new LogReader(file)
  const head = reader.positions.orNull(reader.head())
  file.db.close()
  const files: Record<string, string> = {}
  for (const name of backupFiles) files[name] = await hashOf(join(dir, name))
  return { format: 1, logId: file.logId, head, createdAt: new Date().toISOString(), files }
}
