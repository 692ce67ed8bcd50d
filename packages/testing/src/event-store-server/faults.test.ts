import { EventStoreDBClient } from '@eventstore/db-client'
import t, { type Test } from 'tap'
import { all, errorOf, events, idsOf, newStream, note, until, watch } from './client-rules-tools.ts'
import { type Cut, type Refusal, startEventStoreServer } from './index.ts'

type Options = Parameters<typeof startEventStoreServer>[0]

async function started(t: Test, options: Options = {}) {
  const server = await startEventStoreServer(options)
  const connect = (connectionString = server.connectionString) => {
    const client = EventStoreDBClient.connectionString(connectionString)
    t.teardown(() => client.dispose())
    return client
  }
  t.teardown(() => server.stop())
  return { server, connect, client: connect() }
}

/** Which of them depends on whether the client learns of the stream or of the socket first. */
const broken = /^(cancelled|unavailable)$/
const fresh = { expectedRevision: 'no_stream' } as const
const ofEvents = (batch: readonly { id: string }[]) => batch.map(({ id }) => id)
const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => true,
    () => true,
  )
const within = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms))

await t.test('a lost reply', async (t) => {
  await t.test('leaves the client waiting, and the events written', async (t) => {
    const { server, client, connect } = await started(t)
    const [stream, batch] = [newStream(), events(2)]
    const fault = server.faults.inject('append', { kind: 'loseReply', tell: 'nothing' })
    t.notOk(await Promise.race([settled(client.appendToStream(stream, batch, fresh)), within(200)]))
    t.equal(fault.hits, 1)
    t.same(
      (await all(client.readStream(stream))).map(({ event }) => event?.id),
      ofEvents(batch),
    )
    t.match(await connect().appendToStream(stream, batch, fresh), { nextExpectedRevision: 1n })
  })

  for (const [tell, type] of [
    ['kill', broken],
    ['cancelled', 'cancelled'],
    ['unavailable', 'unavailable'],
    ['timeout', 'deadline-exceeded'],
  ] as const) {
    await t.test(`may be told as ${tell}, and the events are written`, async (t) => {
      const { server, client } = await started(t)
      const [stream, batch] = [newStream(), events(2)]
      server.faults.inject('append', { kind: 'loseReply', tell })
      t.match(await errorOf(client.appendToStream(stream, batch, fresh)), { type })
      t.match(await client.appendToStream(stream, batch, fresh), { nextExpectedRevision: 1n })
      t.equal((await all(client.readStream(stream))).length, 2)
    })
  }
})

await t.test('a refused append writes nothing, and says', async (t) => {
  const told: Record<Refusal, object> = {
    unavailable: { type: 'unavailable', code: 14 },
    cancelled: { type: 'cancelled', code: 1 },
    notReady: { type: 'unknown', message: /Server Is Not Ready/ },
    tooBusy: { type: 'unknown', message: /Server Is Busy/ },
    notLeader: { type: 'not-leader', leader: { address: '127.0.0.1', port: 1 } },
    noLeader: { type: 'unknown', message: /No leader info/ },
    timeout: { type: 'deadline-exceeded' },
    accessDenied: { type: 'access-denied' },
    unauthenticated: { type: 'access-denied' },
  }
  for (const [refusal, expected] of Object.entries(told) as [Refusal, object][]) {
    await t.test(refusal, async (t) => {
      const { server, client } = await started(t)
      const stream = newStream()
      server.faults.inject('append', { kind: 'refuse', with: refusal, leader: { host: '127.0.0.1', port: 1 } })
      t.match(await errorOf(client.appendToStream(stream, events(1), fresh)), expected)
      t.equal(server.log.lastRevision(stream), -1)
    })
  }
})

await t.test('a refused read says', async (t) => {
  const told: Record<Refusal, object> = {
    unavailable: { type: 'unavailable' },
    cancelled: { type: 'cancelled' },
    notReady: { type: 'unavailable', message: /Server Is Not Ready/ },
    tooBusy: { type: 'unavailable', message: /Server Is Too Busy/ },
    notLeader: { type: 'not-leader', leader: { address: '127.0.0.1', port: 1 } },
    noLeader: { type: 'unknown', message: /No leader info/ },
    timeout: { type: 'timeout' },
    accessDenied: { type: 'access-denied' },
    unauthenticated: { type: 'access-denied' },
  }
  for (const [refusal, expected] of Object.entries(told) as [Refusal, object][]) {
    await t.test(refusal, async (t) => {
      const { server, client } = await started(t)
      server.faults.inject('read', { kind: 'refuse', with: refusal, leader: { host: '127.0.0.1', port: 1 } })
      t.match(await errorOf(all(client.readAll())), expected)
    })
  }
})

await t.test('a call that hangs', async (t) => {
  await t.test('does nothing and never answers, whatever the deadline says', async (t) => {
    const { server, client } = await started(t)
    const stream = newStream()
    for (const call of ['append', 'read'] as const) server.faults.inject(call, { kind: 'hang' })
    const append = client.appendToStream(stream, events(1), { ...fresh, deadline: 50 })
    t.notOk(await Promise.race([settled(append), settled(all(client.readAll({ deadline: 50 }))), within(300)]))
    t.equal(server.log.lastRevision(stream), -1)
  })

  await t.test('may take the whole append call of its client with it', async (t) => {
    const { server, client, connect } = await started(t)
    server.faults.inject('append', { kind: 'hang', wedge: true })
    const appends = [1, 2].map(() => settled(client.appendToStream(newStream(), events(1), fresh)))
    t.notOk(await Promise.race([...appends, within(150)]))
    t.match(
      await connect().appendToStream(newStream(), events(1), fresh),
      { success: true },
      'another client is served',
    )
  })

  await t.test('leaves its neighbours alone', async (t) => {
    const { server, client } = await started(t)
    const [stuck, stream] = [newStream('stuck'), newStream()]
    server.faults.inject('append', { kind: 'hang' }, { stream: 'stuck' })
    void settled(client.appendToStream(stuck, events(1), fresh))
    t.match(await client.appendToStream(stream, events(1), fresh), { success: true })
  })
})

await t.test('a delayed append answers later, written before or after the wait', async (t) => {
  const { server, client } = await started(t)
  for (const written of ['first', 'later'] as const) {
    const stream = newStream()
    server.faults.inject('append', { kind: 'delay', ms: 150, written }, { stream })
    const [start, append] = [Date.now(), client.appendToStream(stream, events(1), fresh)]
    await within(75)
    t.equal(server.log.lastRevision(stream), written === 'first' ? 0 : -1)
    t.match(await append, { success: true })
    t.ok(Date.now() - start >= 145)
  }
})

await t.test('faults strike as often as they are told, after those that they let pass', async (t) => {
  const { server, client } = await started(t)
  const fault = server.faults.inject('append', { kind: 'refuse', with: 'timeout' }, { skip: 1, times: 2 })
  const outcomes: (string | undefined)[] = []
  for (let turn = 0; turn < 4; turn += 1)
    outcomes.push((await errorOf(client.appendToStream(newStream(), events(1), fresh))).type)
  t.same(outcomes, [undefined, 'deadline-exceeded', 'deadline-exceeded', undefined])
  t.equal(fault.hits, 2)
})

await t.test('a subscription that is cut after two events', async (t) => {
  const ends: Record<Cut, string | RegExp | undefined> = {
    end: 'end',
    kill: broken,
    cancelled: 'cancelled',
    tooSlow: 'timeout',
    unavailable: 'unavailable',
    silence: undefined,
  }
  for (const [by, ended] of Object.entries(ends) as [Cut, string | RegExp | undefined][]) {
    await t.test(`by ${by} has two events`, async (t) => {
      const { server, client } = await started(t)
      const [stream, batch] = [newStream(), events(5)]
      await client.appendToStream(stream, batch, fresh)
      server.faults.inject('subscribe', { kind: 'cut', after: 2, by })
      const watched = watch(t, client, stream)
      t.equal(await until(() => watched.ended !== undefined, ended ? 2_000 : 200), ended !== undefined)
      t.match(watched.ended, ended)
      t.same(idsOf(watched), ofEvents(batch).slice(0, 2))
      const again = watch(t, client, stream)
      t.ok(await until(() => idsOf(again).length === 5), 'the next one is whole')
    })
  }

  await t.test('live, gives no third one', async (t) => {
    const { server, client } = await started(t)
    const [stream, batch] = [newStream(), events(4)]
    server.faults.inject('subscribe', { kind: 'cut', after: 2, by: 'kill' })
    const watched = watch(t, client, stream)
    t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
    const writer = EventStoreDBClient.connectionString(server.connectionString)
    await settled(writer.appendToStream(stream, batch, fresh))
    t.ok(await until(() => watched.ended !== undefined))
    t.same(idsOf(watched), ofEvents(batch).slice(0, 2))
  })
})

await t.test('a repeating subscription gives the events before its start once more', async (t) => {
  const { server, client } = await started(t)
  const [stream, batch] = [newStream(), events(4)]
  const { position } = await client.appendToStream(stream, batch, fresh)
  server.faults.inject('subscribe', { kind: 'repeat', events: 2 })
  const watched = watch(t, client, stream, { fromPosition: position })
  t.ok(await until(() => idsOf(watched).length === 2))
  t.same(idsOf(watched), ofEvents(batch).slice(2))
})

await t.test('a slow subscription waits before each event', async (t) => {
  const { server, client } = await started(t)
  const [stream, batch] = [newStream(), events(4)]
  await client.appendToStream(stream, batch, fresh)
  server.faults.inject('subscribe', { kind: 'slow', ms: 30 })
  const [start, watched] = [Date.now(), watch(t, client, stream)]
  t.ok(await until(() => idsOf(watched).length === 4))
  t.ok(Date.now() - start >= 100)
})

await t.test('a reader that does not read is dropped as too slow once it is live', async (t) => {
  const { server, client } = await started(t)
  const stream = newStream()
  const subscription = client.subscribeToStream(stream)
  const watched = note(t, subscription)
  await client.appendToStream(stream, events(1), fresh)
  t.ok(await until(() => watched.seen.length === 2))
  subscription.pause()
  for (let revision = 0n; revision < 2_000n && server.log.lastRevision(stream) < 10_000; revision += 50n)
    await client.appendToStream(stream, events(50, { text: 'x'.repeat(2_000) }), { expectedRevision: revision })
  subscription.resume()
  t.ok(await until(() => watched.ended !== undefined))
  t.equal(watched.ended, 'timeout')
  t.ok(idsOf(watched).length < 2_001, 'what did not fit was not sent')
})

await t.test('of open subscriptions', async (t) => {
  await t.test('a shutdown ends them without an error', async (t) => {
    const { server, client } = await started(t)
    const watched = watch(t, client, 'some')
    t.ok(await until(() => watched.seen.length > 0))
    await server.stop()
    t.ok(await until(() => watched.ended !== undefined))
    t.equal(watched.ended, 'end')
  })

  await t.test('a kill breaks them, and a restarted server still has its log', async (t) => {
    const { server, client } = await started(t)
    const stream = newStream()
    await client.appendToStream(stream, events(1), fresh)
    const watched = watch(t, client, 'some')
    t.ok(await until(() => watched.seen.length > 0))
    await server.kill()
    t.ok(await until(() => watched.ended !== undefined))
    t.match(watched.ended, broken)
    t.match(await errorOf(client.appendToStream(stream, events(1), { expectedRevision: 0n })), { code: 14 })
    await server.restart()
    const append = () => client.appendToStream(stream, events(1), { expectedRevision: 0n })
    while ((await errorOf(append())).type === 'unavailable') await within(50)
    t.equal(server.log.lastRevision(stream), 1)
  })

  for (const [by, ended] of [
    ['end', 'end'],
    ['tooSlow', 'timeout'],
  ] as const) {
    await t.test(`an operator's ${by} ends them as ${ended}`, async (t) => {
      const { server, client } = await started(t)
      const watched = watch(t, client, 'some')
      t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
      server.dropSubscriptions(by)
      t.ok(await until(() => watched.ended !== undefined))
      t.equal(watched.ended, ended)
    })
  }
})

await t.test('a server with credentials', async (t) => {
  const credentials = { username: 'admin', password: 'changeit' }

  await t.test('serves who has them, over a certificate that the client is told', async (t) => {
    const { client } = await started(t, { credentials })
    t.match(await client.appendToStream(newStream(), events(1), fresh), { success: true })
    t.ok((await all(client.readAll())).length > 0)
  })

  await t.test('refuses a wrong password and nobody at all', async (t) => {
    const { server, connect } = await started(t, { credentials })
    for (const user of ['admin:wrong@', '']) {
      const client = connect(server.connectionString.replace('admin:changeit@', user))
      t.match(await errorOf(client.appendToStream(newStream(), events(1), fresh)), { type: 'access-denied' })
      t.match(await errorOf(all(client.readAll())), { type: 'access-denied' })
    }
  })

  await t.test('is not reached by a client that does not know its certificate', async (t) => {
    const { server, connect } = await started(t, { credentials })
    const client = connect(server.connectionString.replace(/&tlsCAFile=.*/, ''))
    t.match(await errorOf(client.appendToStream(newStream(), events(1), fresh)), { code: 14, message: /certificate/ })
  })
})
