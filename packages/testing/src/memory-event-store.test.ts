import t from 'tap'
import { eventStoreContract } from './event-store-contract.ts'
import { openMemoryEventStore } from './memory-event-store.ts'

await eventStoreContract(t, async () => openMemoryEventStore())
