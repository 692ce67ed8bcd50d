import { DatabaseSync } from 'node:sqlite'
import type { Position } from '@wubu/engine'
import { openMemoryEventStore } from '@wubu/testing'
import t, { type Test } from 'tap'
import { decode } from '../src/catalogues.ts'
import { createTables, finishTables } from '../src/database.ts'
import { createProjections } from '../src/projections.ts'
import { followReference } from '../src/reference/follow.ts'
import { listAccounts, listItems, listPlaces } from '../src/reference/queries.ts'
import { ReferenceSnapshot } from '../src/reference/snapshot.ts'
import { ProjectionRunner } from '../src/runner.ts'
import { append, readLog, type Told } from './logs.ts'

const item = {
  name: '道路',
  handlingKinds: ['time-limited'],
  materials: [],
  limits: {},
  defaultUnit: null,
  audience: 'both',
}
const place = (placeId: string, kind: string, parent: string | null): Told => ({
  stream: `place-${placeId}`,
  revision: 0,
  type: 'PlaceRegistered',
  data: { placeId, kind, parent, name: `${placeId}!` },
})
const secret = { sealed: 'c2VhbGVk', key: null }

const history: readonly Told[] = [
  place('s', 'street', null),
  place('c', 'community', 's'),
  place('g', 'grid', 'c'),
  { stream: 'place-g', revision: 1, type: 'PlaceClosed', data: {} },
  {
    stream: 'unit-u',
    revision: 0,
    type: 'UnitRegistered',
    data: { unitId: 'u', kind: 'street', name: 'U', place: 's', parent: null },
  },
  { stream: 'item-i', revision: 0, type: 'ItemRegistered', data: { code: 'i', version: 1, ...item } },
  { stream: 'item-i', revision: 1, type: 'ItemRevised', data: { version: 2, ...item, name: '修路' } },
  {
    stream: 'calendar-2026',
    revision: 0,
    type: 'CalendarYearSet',
    data: {
      year: 2026,
      version: 1,
      status: 'published',
      source: 'x',
      holidays: [{ date: '2026-01-01', name: '元旦' }],
      workdays: [],
    },
  },
  {
    stream: 'account-12345678',
    revision: 0,
    type: 'AccountCreated',
    data: {
      accountId: '12345678',
      name: secret,
      displayName: '张三',
      role: 'window',
      unit: 'u',
      place: 's',
      passwordHash: secret,
    },
  },
  { stream: 'account-12345678', revision: 1, type: 'PasswordChanged', data: { passwordHash: secret } },
]

async function setUp() {
  const store = openMemoryEventStore()
  await append(store, history)
  const db = new DatabaseSync(':memory:')
  const projections = createProjections({ timeZone: 'Asia/Shanghai' })
  createTables(db, 'test', projections)
  finishTables(db, projections)
  const runner = new ProjectionRunner({ db, projections, decode })
  const log = await readLog(store)
  for (const event of log) runner.apply([event], event.position)
  return { store, db, runner }
}

function checkSnapshot(t: Test, snapshot: ReferenceSnapshot) {
  t.match(snapshot.item('i'), { version: 2, name: '修路', status: 'active' })
  t.match(snapshot.item('i', 1), { version: 1, name: item.name, status: 'active' })
  t.equal(snapshot.item('i', 3), undefined)
  t.same(snapshot.unit('u'), { id: 'u', name: 'U', active: true, parent: null })
  t.same(snapshot.place('g'), { id: 'g', name: 'g!', active: false })
  t.equal(snapshot.place('nowhere'), undefined)
  t.same(snapshot.placePath('g'), { community: 'c', grid: 'g' })
  t.match(snapshot.calendar, {
    timeZone: 'Asia/Shanghai',
    version: '2026.1',
    years: { 2026: { holidays: ['2026-01-01'] } },
  })
}

t.test('the reference is the same folded from the log and loaded from the read models', async (t) => {
  const { store, db, runner } = await setUp()
  t.same(runner.parked(), [])
  const folded = new ReferenceSnapshot('Asia/Shanghai')
  for (const event of await readLog(store)) folded.apply(decode(event))
  checkSnapshot(t, folded)
  const loaded = new ReferenceSnapshot('Asia/Shanghai')
  t.equal(loaded.load(db), await store.head())
  checkSnapshot(t, loaded)
  t.same(loaded.items, folded.items)
  t.same(loaded.calendar, folded.calendar)
})

t.test('a followed reference', async (t) => {
  const follow = (t: Test, store: ReturnType<typeof openMemoryEventStore>, after: Position | null) => {
    const stopping = new AbortController()
    const snapshot = new ReferenceSnapshot('Asia/Shanghai')
    const followed = followReference({ store, snapshot, after, signal: stopping.signal, retryMs: 1 })
    t.teardown(async () => {
      stopping.abort()
      await followed.done
    })
    return { snapshot, ...followed }
  }

  t.test('knows all that was in the log once it is ready, and what comes then', async (t) => {
    const { store } = await setUp()
    const { snapshot, ready, clock } = follow(t, store, null)
    await ready
    checkSnapshot(t, snapshot)
    await append(store, [place('c2', 'community', 's')])
    t.ok(await clock.waitFor((await store.head()) ?? ('' as Position), 1_000))
    t.ok(snapshot.place('c2')?.active)
  })

  t.test('is folded anew where its start is of another log', async (t) => {
    const { store } = await setUp()
    const { snapshot, ready } = follow(t, store, 'other:0000000000000001' as Position)
    await ready
    checkSnapshot(t, snapshot)
  })
})

t.test('the lists show no login name and no password', async (t) => {
  const { db } = await setUp()
  t.same(listAccounts(db), [
    {
      id: '12345678',
      status: 'enabled',
      displayName: '张三',
      role: 'window',
      unit: 'u',
      place: 's',
      sessionsSince: '2026-03-02T02:00:00.000Z',
    },
  ])
  t.same(
    listPlaces(db).map(({ id, status }) => `${id} ${status}`),
    ['c active', 'g closed', 's active'],
  )
  t.match(listItems(db), [{ code: 'i', versions: [{ version: 1 }, { version: 2 }] }])
})
