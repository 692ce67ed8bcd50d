import { EventStoreDBClient } from '@eventstore/db-client'
import t from 'tap'
import { appendRules } from './client-rules-append.ts'
import { readRules } from './client-rules-read.ts'
import type { OpenClient } from './client-rules-tools.ts'
import { type EventStoreServer, realServer, startEventStoreServer } from './index.ts'

const opened =
  (connectionString: string): OpenClient =>
  (t) => {
    const client = EventStoreDBClient.connectionString(connectionString)
    t.teardown(() => client.dispose())
    return client
  }

const server: EventStoreServer = await startEventStoreServer()
t.teardown(() => server.stop())
await t.test('the server for tests appends like the real one', (t) => appendRules(t, opened(server.connectionString)))
await t.test('the server for tests reads like the real one', (t) => readRules(t, opened(server.connectionString)))

/** The same rules, so that what is played here stays what is there. */
const real = await realServer()
await t.test(
  `EventStoreDB itself keeps these rules, on ${real.name}`,
  { skip: real.skip, timeout: 300_000 },
  async (t) => {
    const url = await real.start(t)
    await t.test('appending', (t) => appendRules(t, opened(url)))
    await t.test('reading', (t) => readRules(t, opened(url)))
  },
)
