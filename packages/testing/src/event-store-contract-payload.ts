import { AppendTooLarge, type EventToAppend, maxAppendBytes, toJsonText, UnserialisablePayload } from '@wubu/engine'
import type { Test } from 'tap'
import { batch, newStream, type OpenEventStore, rule, write } from './event-store-contract-tools.ts'

const texts = {
  chinese: '一口受理、后台协同;𠮷野家 🏠',
  'escapes and controls': 'a"b\\c\n\t\u0000\u0001\u2028\u2029</script>',
  combining: 'e\u0301 \u00e9 \ufeff',
}

/** Key order, empty things and whole numbers at their limits: what a store that parses and writes again may change. */
const shapes = {
  'key order': { z: 1, a: { y: null, b: [] }, _: '', $set: {}, 'a.b': 1, constructor: 'c' },
  numbers: { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, zero: 0, no: -1, yes: true },
  nesting: { a: [[[{ b: [1, 'two', null, { c: {} }] }]]] },
}

const unserialisable: Record<string, object> = {
  'an undefined field': { a: undefined },
  'a BigInt': { a: 1n },
  'a fraction': { a: 0.5 },
  'NaN deep inside': { a: [{ b: Number.NaN }] },
  'minus zero': { a: -0 },
  'a date': { a: new Date(0) },
  'a map': new Map([['a', 1]]),
  'an integer-like key': { b: 1, 10: 2 },
  'half of a surrogate pair': { a: '\ud842' },
}

export async function payloadContract(t: Test, open: OpenEventStore): Promise<void> {
  for (const [name, payload] of Object.entries({ ...shapes, ...mapValues(texts, (text) => ({ text })) })) {
    await rule(t, `${name}: the same JSON text comes back`, open, async (t, store) => {
      const stream = newStream('流')
      const [event] = batch(1, payload)
      if (!event) throw new Error('no event')
      const sent = { ...event, metadata: toJsonText({ commandHash: event.commandHash, payload }) }
      await write(store, stream, 'noStream', [sent])
      const [stored] = await store.readStream(stream)
      t.equal(stored?.data, sent.data)
      t.equal(stored?.metadata, sent.metadata)
      t.equal(stored?.stream, stream)
    })
  }

  await rule(t, 'a batch of just under 1 MB comes back whole', open, async (t, store) => {
    const stream = newStream()
    const events = [sized(maxAppendBytes / 2, '社'), sized(maxAppendBytes / 2 - 1_000, 'x')]
    await write(store, stream, 'noStream', events)
    t.strictSame(
      (await store.readStream(stream)).map((event) => event.data === events[event.revision]?.data),
      [true, true],
    )
  })

  await rule(
    t,
    'a batch over the limit is refused whole, counted in bytes of data and metadata',
    open,
    async (t, store) => {
      const stream = newStream()
      await t.rejects(store.append(stream, 'noStream', [sized(maxAppendBytes + 1, 'x')]), AppendTooLarge)
      await t.rejects(
        store.append(stream, 'noStream', [sized(maxAppendBytes + 1, '社')]),
        AppendTooLarge,
        'not characters',
      )
      await t.rejects(
        store.append(stream, 'noStream', [sized(600_000, 'x'), sized(600_000, 'x')]),
        AppendTooLarge,
        'the sum',
      )
      t.same(await store.readStream(stream), [])
      t.match(
        await store.append(stream, 'noStream', [sized(maxAppendBytes, 'x')]),
        { outcome: 'appended' },
        'the limit itself fits',
      )
    },
  )

  for (const [name, payload] of Object.entries(unserialisable)) {
    await rule(t, `${name} is refused before the store sees it`, open, async (t, store) => {
      const stream = newStream()
      const attempt = async () => {
        const [event] = batch(1)
        if (event) await store.append(stream, 'noStream', [{ ...event, data: toJsonText(payload) }])
      }
      await t.rejects(attempt(), UnserialisablePayload)
      t.same(await store.readStream(stream), [])
    })
  }
}

/** One event of exactly so many bytes of data and metadata. */
function sized(bytes: number, filler: string): EventToAppend {
  const [event] = batch(1, { text: '' })
  if (!event) throw new Error('no event')
  const room = bytes - Buffer.byteLength(event.data) - Buffer.byteLength(event.metadata)
  const width = Buffer.byteLength(filler)
  const text = filler.repeat(Math.floor(room / width)) + 'x'.repeat(room % width)
  return { ...event, data: toJsonText({ text, index: 0 }) }
}

function mapValues<V, W>(values: Record<string, V>, map: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]))
}
