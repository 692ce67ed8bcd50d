import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InstallationKeyWrong } from './errors.ts'
import { writePrivateFile } from './private-file.ts'

const header = 'wubu-installation-key 1'

export function installationKeyPath(dir: string): string {
  return join(dir, 'installation.key')
}

export function hasInstallationKey(dir: string): boolean {
  return existsSync(installationKeyPath(dir))
}

export function makeInstallationKey(dir: string, key: Buffer = randomBytes(32)): void {
  writePrivateFile(installationKeyPath(dir), `${header}\n${key.toString('base64')}\n`)
}

/** 32 bytes. Throws InstallationKeyWrong where the file is missing or is no key. */
export function readInstallationKey(dir: string): Buffer {
  const path = installationKeyPath(dir)
  if (!existsSync(path))
    throw new InstallationKeyWrong(
      `${path} is missing. Without it nothing personal can be read: restore it from a backup.`,
    )
  const [first, text = ''] = readFileSync(path, 'utf8').split('\n')
  const key = Buffer.from(text, 'base64')
  if (first !== header || key.length !== 32) throw new InstallationKeyWrong(`${path} is not an installation key.`)
  return key
}

/** The key in a folder, made where there is none. Throws InstallationKeyWrong. */
export function installationKeyOf(dir: string): Buffer {
  if (!hasInstallationKey(dir)) makeInstallationKey(dir)
  return readInstallationKey(dir)
}
