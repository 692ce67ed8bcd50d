export { openEventStoreDb, openEventStoreDbWithKeys } from './open.ts'
