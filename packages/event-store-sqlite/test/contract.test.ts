import type { EventStore } from '@wubu/engine'
import { eventStoreContract } from '@wubu/testing'
import t from 'tap'
import { openSqliteEventStore } from '../src/sqlite-event-store.ts'
import { openSqliteEventStoreReader } from '../src/sqlite-event-store-reader.ts'
import { newFolder } from './folders.ts'

/** Appends through the writer and reads everything through a reader beside it, told of each append or left to its poll. */
function readBeside(pollMs: number, told: boolean): EventStore {
  const dir = newFolder(t)
  const writer = openSqliteEventStore({ dir })
  const reader = openSqliteEventStoreReader({ dir, pollMs })
  return {
    logId: reader.logId,
    append: async (...args) => {
      const result = await writer.append(...args)
      if (told) reader.poke()
      return result
    },
    readStream: (...args) => reader.readStream(...args),
    readAll: (...args) => reader.readAll(...args),
    subscribe: (options) => reader.subscribe(options),
    head: () => reader.head(),
    close: async () => {
      await reader.close()
      await writer.close()
    },
  }
}

await t.test('the store', (t) => eventStoreContract(t, async () => openSqliteEventStore({ dir: newFolder(t) })))
await t.test('a reader that is told', (t) => eventStoreContract(t, async () => readBeside(60_000, true)))
await t.test('a reader that polls', (t) => eventStoreContract(t, async () => readBeside(5, false)))
