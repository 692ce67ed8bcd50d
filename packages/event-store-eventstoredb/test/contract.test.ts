import { eventStoreContract } from '@wubu/testing'
import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { openEventStoreDb } from '../src/open.ts'

await t.test('on a server inside this process', async (t) => {
  const server = await startEventStoreServer()
  t.teardown(() => server.stop())
  await eventStoreContract(t, () => openEventStoreDb(server.connectionString))
})

const url = process.env.EVENTSTORE_URL
await t.test('on the server at EVENTSTORE_URL', { skip: !url && 'EVENTSTORE_URL names no server' }, (t) =>
  eventStoreContract(t, () => openEventStoreDb(url ?? '')),
)
