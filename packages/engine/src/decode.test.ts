import { openMemoryKeyStore } from '@wubu/testing'
import t from 'tap'
import { decodeEvent, isKnown, openEvent } from './decode.ts'
import type { StoredEvent } from './event-store.ts'
import { toJsonText } from './json-text.ts'
import { seal } from './seal.ts'

const keys = openMemoryKeyStore()
const metadata = {
  occurredAt: 'then',
  recordedAt: 'now',
  actor: { id: 'a', role: 'system', unit: null },
  to: { x: 'y' },
}

function stored(type: string, schemaVersion: number, data: object): StoredEvent {
  const [id, stream, position] = ['id', 'x-1', 'log:1' as StoredEvent['position']]
  return {
    id,
    stream,
    revision: 0,
    position,
    type,
    schemaVersion,
    data: toJsonText(data),
    metadata: toJsonText(metadata),
  }
}

const catalogue = {
  Moved: {
    type: 'Moved',
    version: 3,
    parse: (data: unknown) => Object(data),
    sealed: {},
    upcasters: {
      1: (data: object) => ({ ...data, unit: 'none' }),
      2: (data: object) => ({ ...data, seen: JSON.stringify(data) }),
    },
  },
}

t.test('a stored event', async (t) => {
  t.test('of an older version is read as the newest, one version after the other', async (t) => {
    const first = decodeEvent(stored('Moved', 1, { to: 'b' }), catalogue)
    t.match(first, { schemaVersion: 3, data: { to: 'b', unit: 'none', seen: '{"to":"b","unit":"none"}' } })
    t.match(decodeEvent(stored('Moved', 2, { to: 'b' }), catalogue).data, { seen: '{"to":"b"}' })
    t.same(decodeEvent(stored('Moved', 3, { to: 'b' }), catalogue).data, { to: 'b' })
  })
  t.test('of a version that nobody can bring forward is a mistake of this program', async (t) => {
    t.throws(() => decodeEvent(stored('Moved', 0, {}), catalogue), /no upcaster from version 0/)
  })
  t.test('of a later version, or of another type, stays as it is and is not known', async (t) => {
    for (const event of [stored('Moved', 4, { to: 'b' }), stored('Sung', 1, { to: 'b' })]) {
      const decoded = decodeEvent(event, catalogue)
      t.match(decoded, { schemaVersion: event.schemaVersion, data: { to: 'b' } })
      t.notOk(isKnown(decoded, catalogue))
    }
    t.ok(isKnown(decodeEvent(stored('Moved', 1, {}), catalogue), catalogue))
  })
  t.test('is opened where its keys are there, and reads null where not', async (t) => {
    const key = await keys.ensure('wang')
    const sealed = {
      name: seal('"王"', key, 'wang'),
      pin: seal('7', keys.installationKey, null),
      gone: seal('1', key, 'li'),
    }
    const event = decodeEvent(stored('Moved', 3, { ...sealed, plain: [1] }), catalogue)
    t.match(openEvent(event, keys), {
      data: { name: '王', pin: 7, gone: null, plain: [1] },
      ...metadata,
    })
  })
})
