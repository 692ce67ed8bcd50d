import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type EventData, jsonEvent } from '@eventstore/db-client'
import type { Test } from 'tap'
import { all, errorOf, events, newStream, type OpenClient } from './client-rules-tools.ts'

/** What DESIGN.md says of appends to an EventStoreDB 23.10, asked through the bare client. */
export async function appendRules(t: Test, open: OpenClient): Promise<void> {
  await t.test('revisions start at 0, and the answer has the revision and position of the last event', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const first = await client.appendToStream(stream, events(3), { expectedRevision: 'no_stream' })
    t.equal(first.nextExpectedRevision, 2n)
    const stored = await all(client.readStream(stream))
    t.same(
      stored.map(({ event }) => event?.revision),
      [0n, 1n, 2n],
    )
    t.same(first.position, stored.at(-1)?.event?.position)
    t.equal(first.position?.commit, first.position?.prepare, 'what is written in one piece has one position')
  })

  await t.test('another expected revision is refused with the actual one', async (t) => {
    const [client, stream] = [open(t), newStream()]
    t.match(await errorOf(client.appendToStream(stream, events(1), { expectedRevision: 0n })), {
      type: 'wrong-expected-version',
      actualVersion: 'no_stream',
    })
    await client.appendToStream(stream, events(2), { expectedRevision: 'no_stream' })
    for (const expectedRevision of ['no_stream', 0n, 5n] as const) {
      t.match(
        await errorOf(client.appendToStream(stream, events(1), { expectedRevision })),
        { type: 'wrong-expected-version', actualVersion: 1n, message: '', code: undefined },
        `at ${expectedRevision}`,
      )
    }
  })

  await t.test('the same ids at the same revision give the first answer, also after later events', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(2)]
    await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' })
    const first = await client.appendToStream(stream, batch, { expectedRevision: 0n })
    t.same(await client.appendToStream(stream, batch, { expectedRevision: 0n }), first)
    await client.appendToStream(stream, events(3), { expectedRevision: 2n })
    t.same(await client.appendToStream(stream, batch, { expectedRevision: 0n }), first)
    t.equal((await all(client.readStream(stream))).length, 6)
  })

  await t.test('the same ids with other data succeed silently, and the old data is kept', async (t) => {
    const [client, stream, [one]] = [open(t), newStream(), events(1)]
    if (!one) return
    const first = await client.appendToStream(stream, one, { expectedRevision: 'no_stream' })
    const other = jsonEvent({ id: one.id, type: 'Other', data: { other: true } })
    t.same(await client.appendToStream(stream, other, { expectedRevision: 'no_stream' }), first)
    t.match(await all(client.readStream(stream)), [{ event: { type: 'ThingHappened', data: { index: 0 } } }])
  })

  await t.test(
    'a longer batch that begins with known ids is a wrong version, and a shorter one is known',
    async (t) => {
      const [client, stream, batch] = [open(t), newStream(), events(2)]
      const wrong = { type: 'wrong-expected-version', actualVersion: 1n }
      await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
      const tooMany: EventData[] = [...batch, ...events(1)]
      t.match(await errorOf(client.appendToStream(stream, tooMany, { expectedRevision: 'no_stream' })), wrong)
      const [first, second] = await all(client.readStream(stream))
      t.match(await client.appendToStream(stream, batch.slice(0, 1), { expectedRevision: 'no_stream' }), {
        nextExpectedRevision: 0n,
        position: first?.event?.position,
      })
      t.match(
        await errorOf(client.appendToStream(stream, batch.toReversed(), { expectedRevision: 'no_stream' })),
        wrong,
      )
      t.match(await client.appendToStream(stream, batch.slice(1), { expectedRevision: 0n }), {
        position: second?.event?.position,
      })
    },
  )

  await t.test('the same id at the new tail is written twice', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(1)]
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    await client.appendToStream(stream, batch, { expectedRevision: 0n })
    const stored = await all(client.readStream(stream))
    t.same(
      stored.map(({ event }) => event?.id),
      [batch[0]?.id, batch[0]?.id],
    )
  })

  await t.test('without an expected revision a known id is looked for in its stream alone', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(2)]
    const first = await client.appendToStream(stream, batch)
    t.same(await client.appendToStream(stream, batch), first)
    await client.appendToStream(newStream(), batch)
    t.equal((await all(client.readStream(stream))).length, 2)
  })

  await t.test('1,048,576 bytes of data are the most that one append may have', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const sized = (bytes: number) => jsonEvent({ id: randomUUID(), type: 'T', data: { t: 'x'.repeat(bytes - 8) } })
    t.match(
      await errorOf(client.appendToStream(stream, [sized(600_000), sized(448_577)], { expectedRevision: 'no_stream' })),
      { type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 },
    )
    const fits = [sized(600_000), sized(448_576)]
    t.match(await client.appendToStream(stream, fits, { expectedRevision: 'no_stream' }), { nextExpectedRevision: 1n })
  })

  await t.test('an append with credentials of its own goes by a call of its own, and is judged alike', async (t) => {
    const [client, stream, batch] = [open(t), newStream(), events(2)]
    const options = { credentials: { username: 'admin', password: 'changeit' }, expectedRevision: 'no_stream' } as const
    const first = await client.appendToStream(stream, batch, options)
    t.same(await client.appendToStream(stream, batch, options), first)
    t.match(await errorOf(client.appendToStream(stream, events(1), options)), {
      type: 'wrong-expected-version',
      actualVersion: 1n,
    })
  })

  await t.test('after a soft delete the stream is not found, and its revisions go on counting', async (t) => {
    const [client, stream, batch] = [open(t), newStream('key'), events(2)]
    t.match(await errorOf(client.deleteStream(stream, { expectedRevision: 'any' })), { type: 'wrong-expected-version' })
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    t.match(await errorOf(client.deleteStream(stream, { expectedRevision: 0n })), {
      type: 'wrong-expected-version',
      actualVersion: 1n,
    })
    await client.deleteStream(stream, { expectedRevision: 1n })
    t.match(await errorOf(all(client.readStream(stream))), { type: 'stream-not-found' })
    const again = await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' })
    t.equal(again.nextExpectedRevision, 2n)
    // the server undoes the delete after it has answered: a read at once may still find nothing
    const read = () => all(client.readStream(stream))
    for (let turn = 0; turn < 100 && (await errorOf(read())).type === 'stream-not-found'; turn += 1) await pause(10)
    t.same(
      (await read()).map(({ event }) => event?.revision),
      [2n],
    )
  })

  await t.test('a retry after a soft delete is known, without a position', async (t) => {
    const [client, stream, batch] = [open(t), newStream('key'), events(2)]
    await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' })
    await client.deleteStream(stream, { expectedRevision: 1n })
    t.match(await client.appendToStream(stream, batch, { expectedRevision: 'no_stream' }), {
      nextExpectedRevision: 1n,
      position: undefined,
    })
    t.ok(await client.deleteStream(stream, { expectedRevision: 1n }), 'deleting twice is deleting')
    const metadata = await all(client.readStream(`$$${stream}`))
    t.equal(metadata.length, 1, 'of the metadata only the newest event is shown')
  })

  await t.test('a delete that is refused fails over a name that is not ASCII', async (t) => {
    const [client, stream] = [open(t), newStream('流')]
    await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' })
    t.match(await errorOf(client.deleteStream(stream, { expectedRevision: 7n })), { type: 'unknown', code: 2 })
    await client.deleteStream(stream, { expectedRevision: 0n })
    t.match(await errorOf(all(client.readStream(stream))), { type: 'stream-not-found' })
  })

  await t.test('metadata and types do not count as bytes of an append', async (t) => {
    const event = jsonEvent({ type: 'T', data: { t: 'x'.repeat(1_048_568) }, metadata: { t: 'x'.repeat(100_000) } })
    t.match(await open(t).appendToStream(newStream(), event, { expectedRevision: 'no_stream' }), { success: true })
  })

  await t.test('an append whose deadline has passed is not begun', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const late = client.appendToStream(stream, events(1), { expectedRevision: 'no_stream', deadline: -5_000 })
    t.match(await errorOf(late), { type: 'deadline-exceeded' })
    t.match(await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' }), { success: true })
  })

  await t.test('what is no event is refused, and the connection lives on', async (t) => {
    const [client, stream] = [open(t), newStream()]
    const badId = jsonEvent({ id: 'nonsense', type: 'T', data: {} })
    for (const bad of [badId, jsonEvent({ type: '', data: {} })])
      t.match(await errorOf(client.appendToStream(stream, bad)), { type: 'unknown', message: /BadRequest/ })
    t.match(await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' }), { success: true })
  })

  await t.test('a tombstoned stream takes and gives nothing any more', async (t) => {
    const [client, stream] = [open(t), newStream('key')]
    await client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' })
    await client.tombstoneStream(stream, { expectedRevision: 0n })
    t.match(await errorOf(client.appendToStream(stream, events(1), { expectedRevision: 'no_stream' })), {
      type: 'stream-deleted',
    })
    t.match(await errorOf(all(client.readStream(stream))), { type: 'stream-deleted' })
  })
}
