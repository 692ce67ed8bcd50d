import { EventStoreDBClient } from '@eventstore/db-client'
import t from 'tap'
import { appendRules } from './client-rules-append.ts'
import { readRules } from './client-rules-read.ts'
import type { OpenClient } from './client-rules-tools.ts'
import { type EventStoreServer, startEventStoreServer } from './index.ts'

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
const real = process.env.EVENTSTORE_URL
const skip = real ? false : 'EVENTSTORE_URL names no server'
await t.test('EventStoreDB itself appends by these rules', { skip }, (t) => appendRules(t, opened(real ?? '')))
await t.test('EventStoreDB itself reads by these rules', { skip }, (t) => readRules(t, opened(real ?? '')))
