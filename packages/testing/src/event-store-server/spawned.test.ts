import { EventStoreDBClient } from '@eventstore/db-client'
import t, { type Test } from 'tap'
import { errorOf, events, newStream, until, watch } from './client-rules-tools.ts'
import { type SpawnedEventStoreServer, spawnEventStoreServer } from './index.ts'

const fresh = { expectedRevision: 'no_stream' } as const

async function spawned(t: Test, options: { nodes?: number } = {}) {
  const server: SpawnedEventStoreServer = await spawnEventStoreServer(options)
  t.teardown(() => server.stop())
  const client = EventStoreDBClient.connectionString(server.connectionString)
  t.teardown(() => client.dispose())
  return { server, client }
}

await t.test('a server of its own process', async (t) => {
  await t.test('serves, on one node or as a cluster', async (t) => {
    for (const nodes of [1, 3]) {
      const { client } = await spawned(t, { nodes })
      t.match(await client.appendToStream(newStream(), events(1), fresh), { success: true })
    }
  })

  await t.test('killed, breaks what is open', async (t) => {
    const { server, client } = await spawned(t)
    const watched = watch(t, client, 'some')
    t.ok(await until(() => watched.seen.length > 0))
    server.signal('SIGKILL')
    t.ok(await until(() => watched.ended !== undefined))
    t.match(watched.ended, /^(cancelled|unavailable)$/)
    t.match(await errorOf(client.appendToStream(newStream(), events(1), fresh)), { code: 14 })
  })

  await t.test('frozen, keeps its clients waiting until it goes on', async (t) => {
    const { server, client } = await spawned(t)
    await client.appendToStream(newStream(), events(1), fresh)
    server.signal('SIGSTOP')
    const append = client.appendToStream(newStream(), events(1), fresh)
    const waited = new Promise((resolve) => setTimeout(() => resolve('waiting'), 200))
    t.equal(await Promise.race([append, waited]), 'waiting')
    server.signal('SIGCONT')
    t.match(await append, { success: true })
  })
})
