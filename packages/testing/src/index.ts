export { eventStoreContract, type OpenEventStore } from './event-store-contract.ts'
export { openMemoryEventStore } from './memory-event-store.ts'
