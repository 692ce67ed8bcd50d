import { eventStoreContract } from '@wubu/testing'
import t from 'tap'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { newFolder } from './folders.ts'

await eventStoreContract(t, async () => openSqliteEventStore({ dir: newFolder(t) }))
