export { backupDataFolder } from './backup.ts'
export type { BackupManifest } from './backup-manifest.ts'
export { acquireDataFolder, type DataFolder } from './data-folder.ts'
export {
  BackupIncomplete,
  FolderNotEmpty,
  InstallationKeyWrong,
  KeysReadOnly,
  NoLogThere,
  UnknownFormat,
} from './errors.ts'
export { eventsBetween } from './events-between.ts'
export { type FileKeyStoreOptions, openFileKeyStore } from './file-key-store.ts'
export { restoreDataFolder } from './restore.ts'
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.ts'
export {
  type EventStoreReader,
  openSqliteEventStoreReader,
  type SqliteEventStoreReaderOptions,
} from './sqlite-event-store-reader.ts'
