import { randomUUID } from 'node:crypto'
import { accept } from '@wubu/domain/decider'
import { openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import t from 'tap'
import { CommandHandler, type EventStore, LogUnavailable, verifyLog } from '../src/index.ts'
import { type Count, type Counter, count, counterDecider } from './counter.ts'

function setup(store: EventStore = openMemoryEventStore(), keys = openMemoryKeyStore()) {
  const handler = new CommandHandler(counterDecider, { store, keys })
  const handle = (
    command: Count,
    options: { commandId?: string; expectedRevision?: number; creates?: boolean } = {},
  ) => {
    const { commandId = randomUUID(), ...rest } = options
    return handler.handle({ stream: 'counter-1', command, commandId, correlationId: commandId, ...rest })
  }
  return { store, keys, handler, handle }
}

t.test('a command', async (t) => {
  t.test('is answered with its revision, its position and the state that it led to', async (t) => {
    const { handle, store } = setup()
    const result = await handle(count(3))
    t.match(result, { outcome: 'accepted', revision: 0, to: { counter: 'few' }, repeated: false })
    t.match(await handle(count(3)), { revision: 1, to: { counter: 'many' } })
    const [first, second] = await store.readStream('counter-1')
    t.match(JSON.parse(first?.metadata ?? ''), { from: null, to: { counter: 'few' }, prevHash: null })
    t.match(JSON.parse(second?.metadata ?? ''), { from: { counter: 'few' }, to: { counter: 'many' } })
  })
  t.test('that breaks a rule is refused, and nothing is written', async (t) => {
    const { handle, store } = setup()
    await handle(count(9))
    t.match(await handle(count(2)), { outcome: 'refused', refusal: { code: 'too_many', total: 9 }, revision: 0 })
    t.equal((await store.readStream('counter-1')).length, 1)
  })
  t.test('that was written by another process before is not refused on a stale state', async (t) => {
    const { store, keys, handle } = setup()
    await handle(count(9))
    await setup(store, keys).handle(count(-9))
    t.match(await handle(count(5)), { outcome: 'accepted', revision: 2 })
  })
  t.test('on another revision than the expected one is stale, and nothing is written', async (t) => {
    const { handle, store } = setup()
    await handle(count(1))
    t.match(await handle(count(1), { expectedRevision: 4 }), { outcome: 'stale', actualRevision: 0 })
    t.match(await handle(count(1), { expectedRevision: 0 }), { outcome: 'accepted', revision: 1 })
    t.equal((await store.readStream('counter-1')).length, 2)
  })
  t.test('of an actor who may not see the stream is told nothing else of it, on any state of it', async (t) => {
    const { handler, store } = setup()
    const command = { stream: 'counter-1', command: count(9), correlationId: randomUUID() }
    const permit = ({ total }: Counter) => (total > 5 ? { code: 'no_such_counter' } : null)
    await handler.handle({ ...command, commandId: randomUUID(), permit })
    const refused = { outcome: 'refused', refusal: { code: 'no_such_counter' } }
    t.match(await handler.handle({ ...command, commandId: randomUUID(), permit }), refused)
    t.match(await handler.handle({ ...command, commandId: randomUUID(), permit, expectedRevision: 7 }), refused)
    t.equal((await store.readStream('counter-1')).length, 1)
  })
  t.test('on a stream with an event of a later version is not decided', async (t) => {
    const { handle, store, keys } = setup()
    const { Counted } = counterDecider.events
    const newer = { ...counterDecider, events: { Counted: { ...Counted, version: 2 } } } as typeof counterDecider
    const commandId = randomUUID()
    await new CommandHandler(newer, { store, keys }).handle({
      stream: 'counter-1',
      command: count(1),
      commandId,
      correlationId: commandId,
    })
    await t.rejects(handle(count(1)), { code: 'node_older_than_log', message: /Counted v2/ })
  })
  t.test('on a stream with events of a later program is not decided', async (t) => {
    const { handle, store, keys } = setup()
    await handle(count(1))
    const older = { ...counterDecider, events: {} }
    const handler = new CommandHandler(older, { store, keys })
    const commandId = randomUUID()
    await t.rejects(handler.handle({ stream: 'counter-1', command: count(1), commandId, correlationId: commandId }), {
      code: 'node_older_than_log',
    })
  })
})

t.test('a retry', async (t) => {
  t.test('of the same command gets the same answer, also after later events and a restart', async (t) => {
    const { handle, store, keys } = setup()
    const commandId = randomUUID()
    const first = await handle(count(1), { commandId })
    await handle(count(1))
    t.match(await handle(count(1), { commandId }), { ...first, repeated: true })
    t.match(await setup(store, keys).handle(count(1), { commandId, creates: true }), { ...first, repeated: true })
    t.equal((await store.readStream('counter-1')).length, 2)
  })
  t.test('of a command that would be refused by now still gets its answer', async (t) => {
    const { handle } = setup()
    const commandId = randomUUID()
    await handle(count(10), { commandId })
    t.match(await handle(count(10), { commandId }), { outcome: 'accepted', revision: 0 })
  })
  t.test(
    'that would be decided otherwise by now still gets its answer, on a node that has not read the stream',
    async (t) => {
      const { store, keys, handle } = setup()
      const commandId = randomUUID()
      const first = await handle(count(1), { commandId, creates: true })
      const { data } = count(1)
      const decide = () => accept({ type: 'Counted', data } as const, { type: 'Counted', data } as const)
      const handler = new CommandHandler({ ...counterDecider, decide }, { store, keys })
      const command = { stream: 'counter-1', command: count(1), commandId, correlationId: commandId, creates: true }
      t.match(await handler.handle(command), { ...first, repeated: true })
      t.match(await handler.handle({ ...command, command: count(2) }), { outcome: 'keyReused' })
    },
  )
  t.test('after a lost reply gets the answer of what was written, and so does the next command', async (t) => {
    const store = openMemoryEventStore()
    const append = store.append.bind(store)
    const { handle } = setup(store)
    await handle(count(1))
    store.append = async (...args) => {
      await append(...args)
      throw new LogUnavailable('no reply')
    }
    const commandId = randomUUID()
    await t.rejects(handle(count(2), { commandId }), LogUnavailable)
    store.append = append
    t.match(await handle(count(3)), { outcome: 'accepted', revision: 2 })
    t.match(await handle(count(2), { commandId }), { outcome: 'accepted', revision: 1, repeated: true })
    t.equal((await store.readStream('counter-1')).length, 3)
  })
  t.test('after the key of its resident was erased still gets its answer', async (t) => {
    const { handle, store, keys } = setup()
    const command = count(1, '王小明的电话', randomUUID())
    const commandId = randomUUID()
    const first = await handle(command, { commandId })
    await keys.erase(command.data.residentId ?? '')
    t.match(await setup(store, keys).handle(command, { commandId, creates: true }), { ...first, repeated: true })
    t.match(await handle(command, { commandId }), { ...first, repeated: true })
  })
  t.test('with another body is told so', async (t) => {
    const { handle } = setup()
    const commandId = randomUUID()
    await handle(count(1), { commandId })
    t.match(await handle(count(2), { commandId }), { outcome: 'keyReused' })
  })
  t.test('is not mistaken for another command whose id begins and ends alike', async (t) => {
    const { handle, store } = setup()
    const [one, other] = ['0a1b2c3d-0000-4000-8000-00004d5e6f70', '0a1b2c3d-1111-4111-8111-11114d5e6f70']
    await handle(count(1), { commandId: one })
    t.match(await handle(count(1), { commandId: other }), { outcome: 'accepted', revision: 1, repeated: false })
    t.match(await handle(count(1), { commandId: other }), { outcome: 'accepted', revision: 1, repeated: true })
    t.equal((await store.readStream('counter-1')).length, 2)
    t.match(await handle(count(1), { commandId: one }), { outcome: 'accepted', revision: 0, repeated: true })
  })
  t.test('20 times at once writes one event and gives 20 equal answers', async (t) => {
    const { handle, store } = setup()
    const commandId = randomUUID()
    const results = await Promise.all(Array.from({ length: 20 }, () => handle(count(1), { commandId })))
    t.equal(new Set(results.map((one) => ('position' in one ? one.position : ''))).size, 1)
    t.equal((await store.readStream('counter-1')).length, 1)
  })
  t.test('at several nodes at once writes one event', async (t) => {
    const { store, keys } = setup()
    const commandId = randomUUID()
    const nodes = Array.from({ length: 5 }, () => setup(store, keys))
    const results = await Promise.all(nodes.map((node) => node.handle(count(1), { commandId, creates: true })))
    t.strictSame(new Set(results.map((one) => ('position' in one ? one.position : ''))).size, 1)
    t.equal((await store.readStream('counter-1')).length, 1)
  })
})

t.test('racing commands', async (t) => {
  t.test('of several nodes are all written, one after the other', async (t) => {
    const { store, keys } = setup()
    const nodes = Array.from({ length: 5 }, () => setup(store, keys))
    const results = await Promise.all(nodes.map((node) => node.handle(count(1))))
    t.same(results.map((one) => ('revision' in one ? one.revision : -1)).sort(), [0, 1, 2, 3, 4])
  })
  t.test('that lose again and again give up in sight', async (t) => {
    const store = openMemoryEventStore()
    store.append = async () => ({ outcome: 'conflict', actualRevision: 7 })
    t.match(await setup(store).handle(count(1)), { outcome: 'contended' })
  })
})

t.test('what is said of a resident', async (t) => {
  const resident = '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a10'
  t.test('is stored sealed and read in the clear', async (t) => {
    const { handle, store, keys } = setup()
    await handle(count(1, '王小明的电话', resident))
    const [stored] = await store.readStream('counter-1')
    t.notMatch(stored?.data, /王小明/)
    t.same((await setup(store, keys).handler.load('counter-1')).state.notes, ['王小明的电话'])
  })
  t.test('is gone with the key, and the chain still verifies', async (t) => {
    const { handle, store, keys } = setup()
    await handle(count(1, '王小明的电话', resident))
    await keys.erase(resident)
    t.same((await setup(store, keys).handler.load('counter-1')).state.notes, [null])
    t.same((await verifyLog(store)).faults, [])
  })
  t.test('is not kept any more once the key is erased', async (t) => {
    const { handle, store, keys } = setup()
    await handle(count(1, '王小明的电话', resident))
    await keys.erase(resident)
    await handle(count(1, '又来了'))
    t.match(JSON.parse((await store.readStream('counter-1'))[1]?.data ?? ''), { note: null })
  })
  t.test('without a resident is sealed with the installation’s key', async (t) => {
    const { handle, store, handler } = setup()
    await handle(count(1, '匿名来电'))
    t.match(JSON.parse((await store.readStream('counter-1'))[0]?.data ?? ''), { note: { key: null } })
    t.same((await handler.load('counter-1')).state.notes, ['匿名来电'])
  })
})
