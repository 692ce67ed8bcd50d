import { EngineError } from '@wubu/engine'

/** Thrown when a file of the data folder is not what this program made, or was made by a newer one. Nothing was changed. */
export class UnknownFormat extends EngineError {
  constructor(message: string) {
    super('unknown_format', message)
  }
}

/** Thrown when a data folder is opened for reading, or copied, that holds no log. */
export class NoLogThere extends EngineError {
  constructor(dir: string) {
    super('no_log_there', `There is no log in ${dir}. Start with \`wubu serve --data ${dir}\` or restore a backup.`)
  }
}

/** Thrown when the installation's key is missing, or is not the one that the residents' keys were wrapped with. Nothing was changed. */
export class InstallationKeyWrong extends EngineError {
  constructor(message: string) {
    super('installation_key_wrong', message)
  }
}

/** Thrown when a key is to be made or erased through a key store that was opened for reading. */
export class KeysReadOnly extends EngineError {
  constructor() {
    super('keys_read_only', 'This key store was opened for reading only.')
  }
}

/** Thrown when a folder that is to be filled holds something already. Nothing was changed. */
export class FolderNotEmpty extends EngineError {
  constructor(dir: string) {
    super('folder_not_empty', `${dir} is not empty. Name a folder that is empty or not there yet.`)
  }
}

/** Thrown when a backup lacks a file or holds one that is not as it was written. Nothing was restored. */
export class BackupIncomplete extends EngineError {
  constructor(message: string) {
    super('backup_incomplete', message)
  }
}

/** SQLITE_BUSY */
const busy = 5

export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false
  // without the extended part
  return (error.errcode & 0xff) === busy
}
