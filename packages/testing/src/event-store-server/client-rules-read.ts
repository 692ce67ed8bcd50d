import { excludeSystemEvents } from '@eventstore/db-client'
import type { Test } from 'tap'
import {
  all,
  errorOf,
  events,
  idsOf,
  newStream,
  note,
  type OpenClient,
  type Seen,
  until,
  watch,
} from './client-rules-tools.ts'

const ofEvents = (batch: readonly { id: string }[]) => batch.map(({ id }) => id)

/** What DESIGN.md says of reads and subscriptions of an EventStoreDB 23.10, asked through the bare client. */
export async function readRules(t: Test, open: OpenClient): Promise<void> {
  await t.test('a stream is read from either end, as many events as asked for', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(70)]
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    const revisions = async (options: Parameters<typeof client.readStream>[1]) =>
      (await all(client.readStream(stream, options))).map(({ event }) => Number(event?.revision))
    t.same(await revisions({}), [...Array(70).keys()])
    t.same(await revisions({ fromRevision: 5n, maxCount: 3 }), [5, 6, 7])
    t.same(await revisions({ direction: 'backwards', fromRevision: 'end', maxCount: 2 }), [69, 68])
    t.same(await revisions({ direction: 'backwards', fromRevision: 1n }), [1, 0])
    t.same(await revisions({ fromRevision: 70n }), [])
    t.match(await errorOf(all(client.readStream(newStream()))), { type: 'stream-not-found' })
  })

  await t.test('the log is read from a position on, that included, in order of positions', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(3)]
    const { position } = await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    const [first] = await all(client.readStream(stream, { maxCount: 1 }))
    const start = first?.event?.position
    if (!start || !position) return t.fail('no position')
    const found = await all(client.readAll({ fromPosition: start }))
    t.same(
      found.filter(({ event }) => event?.streamId === stream).map(({ event }) => event?.id),
      ofEvents(batch),
    )
    const commits = found.map(({ event }) => event?.position.commit ?? 0n)
    t.same(
      commits,
      commits.toSorted((a, b) => Number(a - b)),
    )
    const back = await all(client.readAll({ direction: 'backwards', fromPosition: position, maxCount: 50 }))
    t.same(
      back.filter(({ event }) => event?.streamId === stream).map(({ event }) => event?.id),
      ofEvents(batch).slice(0, 2).reverse(),
      'backwards it is exclusive',
    )
  })

  await t.test('the log has events of the system itself', async (t) => {
    const found = await all(open(t).readAll({ maxCount: 50 }))
    t.ok(found.some(({ event }) => event?.streamId.startsWith('$')))
  })

  await t.test('a filtered subscription gives its prefix alone, says caught up, and goes on live', async (t) => {
    const [client, stream, batch, later] = [open(t), newStream('mine'), events(3), events(2)]
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    const watched = watch(t, client, stream)
    t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
    t.same(idsOf(watched), ofEvents(batch))
    await client.appendToStream(newStream(), events(1))
    await client.appendToStream(stream, later, { expectedRevision: 2n })
    t.ok(await until(() => idsOf(watched).length === 5))
    t.same(idsOf(watched), ofEvents([...batch, ...later]))
    t.equal(watched.seen.filter(({ kind }) => kind === 'caughtUp').length, 1)
  })

  await t.test('a subscription goes on after the position that it is given', async (t) => {
    const [client, stream, batch] = [open(t), newStream('mine'), events(4)]
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    const stored = await all(client.readStream(stream))
    for (const [index, { event }] of stored.entries()) {
      if (!event) return t.fail('no event')
      const watched = watch(t, client, stream, { fromPosition: event.position })
      t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
      t.same(idsOf(watched), ofEvents(batch).slice(index + 1))
      await watched.unsubscribe()
    }
  })

  await t.test('checkpoints come of what the filter leaves out, and are good to go on from', async (t) => {
    const [client, other, mine] = [open(t), newStream('other'), newStream('mine')]
    const { position: after } = await client.appendToStream(other, events(1), { expectedRevision: 'no_stream' })
    if (!after) return t.fail('no position')
    const watched = watch(t, client, mine, { fromPosition: after })
    t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
    for (let revision = 0n; revision < 100n; revision += 1n)
      await client.appendToStream(other, events(1), { expectedRevision: revision })
    t.ok(await until(() => watched.checkpoints.length > 0), 'one for some dozens of live events')
    const reached = watched.checkpoints.at(-1)
    await client.appendToStream(mine, events(1), { expectedRevision: 'no_stream' })
    const resumed = watch(t, client, mine, { fromPosition: reached })
    t.ok(await until(() => idsOf(resumed).length === 1))
    t.same(idsOf(resumed), idsOf(watched))
  })

  await t.test('checkpoints of the catching up come with every 32 events, and are good to go on from', async (t) => {
    const [client, other, mine] = [open(t), newStream('other'), newStream('mine')]
    const { position: after } = await client.appendToStream(other, events(1), { expectedRevision: 'no_stream' })
    await client.appendToStream(other, events(100), { expectedRevision: 0n })
    await client.appendToStream(mine, events(1), { expectedRevision: 'no_stream' })
    const watched = watch(t, client, mine, { fromPosition: after })
    t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
    t.equal(watched.checkpoints.length, 3)
    for (const fromPosition of watched.checkpoints) {
      const resumed = watch(t, client, mine, { fromPosition })
      t.ok(await until(() => resumed.seen.some(({ kind }) => kind === 'caughtUp')))
      t.same(idsOf(resumed), idsOf(watched))
    }
  })

  await t.test('a position that no event has is refused, one beyond them all is not', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const { position } = await client.appendToStream(stream, events(2), { expectedRevision: 'no_stream' })
    const [first] = await all(client.readStream(stream))
    const moved = (by: bigint, from = first?.event?.position) => {
      const commit = (from?.commit ?? 0n) + by
      return { commit, prepare: commit }
    }
    t.match(await errorOf(all(client.readAll({ fromPosition: moved(1n) }))), { type: 'unknown' })
    const refused = watch(t, client, stream, { fromPosition: moved(1n) })
    t.ok(await until(() => refused.ended !== undefined))
    t.equal(refused.ended, 'unknown')
    const beyond = watch(t, client, stream, { fromPosition: moved(500n, position) })
    t.ok(await until(() => beyond.seen.some(({ kind }) => kind === 'caughtUp')))
    await client.appendToStream(stream, events(1), { expectedRevision: 1n })
    t.ok(await until(() => idsOf(beyond).length === 1), 'and what comes later is given though it is before')
  })

  await t.test('an unfiltered subscription gives system events as well, a filter leaves them out', async (t) => {
    const client = open(t)
    const everything: Seen[] = []
    const unfiltered = note(t, client.subscribeToAll(), everything)
    t.ok(await until(() => everything.some((one) => one.kind === 'event' && one.stream.startsWith('$'))))
    await unfiltered.unsubscribe()
    const clean = note(t, client.subscribeToAll({ fromPosition: 'end', filter: excludeSystemEvents() }))
    t.ok(await until(() => clean.seen.some(({ kind }) => kind === 'caughtUp')))
    const stream = newStream()
    await client.appendToStream(stream, events(1))
    t.ok(await until(() => clean.seen.some((one) => one.kind === 'event' && one.stream === stream)))
    t.notOk(clean.seen.some((one) => one.kind === 'event' && one.stream.startsWith('$$')))
  })

  await t.test('of a missing stream caught up comes only after its first event', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const watched = note(t, client.subscribeToStream(stream))
    t.notOk(await until(() => watched.seen.length > 0, 300))
    await client.appendToStream(stream, events(1))
    t.ok(await until(() => watched.seen.length === 2))
    t.same(
      watched.seen.map(({ kind }) => kind),
      ['event', 'caughtUp'],
    )
    await client.appendToStream(stream, events(2))
    t.ok(await until(() => idsOf(watched).length === 3))
  })

  await t.test('an unsubscribed reader gets nothing more, and no error', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const watched = watch(t, client, stream)
    t.ok(await until(() => watched.seen.some(({ kind }) => kind === 'caughtUp')))
    await watched.unsubscribe()
    await client.appendToStream(stream, events(1))
    t.notOk(await until(() => idsOf(watched).length > 0, 100))
    t.notOk(watched.ended && watched.ended !== 'end', String(watched.ended))
  })
}
