export { type EventStoreServer, startEventStoreServer } from './event-store-server.ts'
