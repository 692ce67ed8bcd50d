export { acquireDataFolder, type DataFolder } from './data-folder.ts'
export { NoLogThere, UnknownFormat } from './errors.ts'
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.ts'
export {
  type EventStoreReader,
  openSqliteEventStoreReader,
  type SqliteEventStoreReaderOptions,
} from './sqlite-event-store-reader.ts'
