import { eventStoreContract } from '@wubu/testing'
import { realServer, startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { openEventStoreDb } from '../src/open.ts'

await t.test('on a server inside this process', async (t) => {
  const server = await startEventStoreServer()
  t.teardown(() => server.stop())
  await eventStoreContract(t, () => openEventStoreDb(server.connectionString))
})

const real = await realServer()
await t.test(`on ${real.name}`, { skip: real.skip, timeout: 300_000 }, async (t) => {
  const url = await real.start(t)
  await eventStoreContract(t, () => openEventStoreDb(url))
})
