export { type EventStoreDbOptions, openEventStoreDb } from './open.ts'
