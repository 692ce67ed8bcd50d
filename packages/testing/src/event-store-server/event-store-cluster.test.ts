import { EventStoreDBClient } from '@eventstore/db-client'
import t, { type Test } from 'tap'
import { all, errorOf, events, newStream, until } from './client-rules-tools.ts'
import { type EventStoreServer, startEventStoreCluster } from './index.ts'

const fresh = { expectedRevision: 'no_stream' } as const

async function started(t: Test, options: Parameters<typeof startEventStoreCluster>[0] = {}) {
  const cluster = await startEventStoreCluster(options)
  t.teardown(() => cluster.stop())
  const connect = (connectionString: string) => {
    const client = EventStoreDBClient.connectionString(connectionString)
    t.teardown(() => client.dispose())
    return client
  }
  return { cluster, connect }
}

const follower = ({ followers }: { followers: readonly EventStoreServer[] }) => {
  const [first] = followers
  if (!first) throw new Error('no follower')
  return first
}

await t.test('a client that names the cluster finds the leader, or a follower if it prefers one', async (t) => {
  const { cluster, connect } = await started(t, { followerLagMs: 60_000 })
  for (const [preference, sees] of [
    ['leader', true],
    ['follower', false],
  ] as const) {
    const [client, stream] = [connect(`${cluster.connectionString}&nodePreference=${preference}`), newStream()]
    await client.appendToStream(stream, events(1), fresh)
    t.equal(cluster.log.lastRevision(stream), 0, 'a follower forwards what it is given')
    t.equal((await errorOf(all(client.readStream(stream)))).type === undefined, sees, 'a follower reads late')
  }
})

await t.test('a follower shows and delivers what it has been sent, after its lag', async (t) => {
  const { cluster, connect } = await started(t, { followerLagMs: 100 })
  const [client, stream] = [connect(follower(cluster).connectionString), newStream()]
  const seen: bigint[] = []
  const subscription = client.subscribeToAll({ fromPosition: 'end' })
  subscription.on('data', ({ event }) => event?.streamId === stream && seen.push(event.revision))
  subscription.on('error', () => undefined)
  t.teardown(() => subscription.unsubscribe())
  await client.appendToStream(stream, events(2), fresh)
  t.match(await errorOf(all(client.readStream(stream))), { type: 'stream-not-found' })
  t.ok(await until(() => seen.length === 2))
  t.equal((await all(client.readStream(stream))).length, 2)
})

await t.test('what only a leader may answer is refused by a follower with the address of the leader', async (t) => {
  const { cluster, connect } = await started(t)
  const client = connect(follower(cluster).connectionString)
  const leader = { address: cluster.leader?.host, port: cluster.leader?.port }
  const options = { ...fresh, requiresLeader: true }
  t.match(await errorOf(client.appendToStream(newStream(), events(1), options)), { type: 'not-leader', leader })
  t.match(await client.appendToStream(newStream(), events(1), options), { success: true }, 'the client goes there')
})

await t.test('when the leader is killed', async (t) => {
  await t.test('writes go on after an election, by a client that tries again', async (t) => {
    const { cluster, connect } = await started(t, { electionMs: 100 })
    const [client, stream, batch] = [connect(cluster.connectionString), newStream(), events(1)]
    await client.appendToStream(stream, events(1), fresh)
    const { leader } = cluster
    if (!leader) return t.fail('no leader')
    await cluster.kill(leader)
    const append = () => client.appendToStream(stream, batch, { expectedRevision: 0n })
    const outcomes: (string | undefined)[] = []
    do {
      outcomes.push((await errorOf(append())).type)
      await new Promise((resolve) => setTimeout(resolve, 25))
    } while (outcomes.at(-1) !== undefined && outcomes.length < 100)
    t.equal(outcomes.at(-1), undefined, outcomes.join())
    t.not(outcomes[0], undefined)
    t.equal(cluster.log.lastRevision(stream), 1)
  })

  await t.test('and a majority with it, nobody leads until enough nodes are back', async (t) => {
    const { cluster, connect } = await started(t, { electionMs: 50 })
    const [first, second, third] = cluster.nodes
    if (!first || !second || !third) return t.fail('no nodes')
    await cluster.kill(first)
    await cluster.kill(second)
    const client = connect(third.connectionString)
    t.match(await errorOf(client.appendToStream(newStream(), events(1), fresh)), { message: /No leader info/ })
    await cluster.restart(second)
    t.ok(await until(() => cluster.leader !== undefined))
    t.match(await client.appendToStream(newStream(), events(1), fresh), { success: true })
  })
})
