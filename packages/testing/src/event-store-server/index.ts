export { startEventStoreCluster } from './event-store-cluster.ts'
export { type EventStoreServer, startEventStoreServer } from './event-store-server.ts'
export type { Cut, Refusal } from './faults.ts'
export { type SpawnedEventStoreServer, spawnEventStoreServer } from './spawn-event-store-server.ts'
