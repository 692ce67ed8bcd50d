import { chmodSync, copyFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assertEmpty } from './backup.ts'
import { type BackupManifest, backupFiles, checkFile, readManifest } from './backup-manifest.ts'
import { makePrivateFolder, syncFile, syncFolder } from './private-file.ts'

/**
 * Copies a backup into an empty folder, from which it can be served at once. It brings back the keys as they were: who
 * was erased since has to be erased again. Throws FolderNotEmpty, BackupIncomplete; on failure nothing is left in `toDir`.
 */
export async function restoreDataFolder(backupDir: string, toDir: string): Promise<BackupManifest> {
  assertEmpty(toDir)
  const manifest = readManifest(backupDir)
  makePrivateFolder(toDir)
  const draft = (name: string) => join(toDir, `${name}.restoring`)
  try {
    for (const name of backupFiles) {
      await checkFile(join(backupDir, name), manifest.files[name])
      copyPrivately(join(backupDir, name), draft(name))
      await checkFile(draft(name), manifest.files[name])
    }
    for (const name of backupFiles) renameSync(draft(name), join(toDir, name))
    syncFolder(toDir)
    return manifest
  } catch (error) {
    for (const name of backupFiles) rmSync(draft(name), { force: true })
    throw error
  }
}

function copyPrivately(from: string, to: string) {
  copyFileSync(from, to)
  chmodSync(to, 0o600)
  syncFile(to)
}
