import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestDecider, residentDecider } from '@wubu/domain'
import { CommandHandler } from '@wubu/engine'
import { openMemoryEventStore, openMemoryKeyStore, requestCommand, staff, testNow } from '@wubu/testing'
import t from 'tap'
import { decode } from '../src/catalogues.ts'
import { CheckpointClock } from '../src/checkpoint-clock.ts'
import { identityOf } from '../src/database.ts'
import { createProjections } from '../src/projections.ts'
import { ReadModels } from '../src/read-models.ts'
import { rebuild } from '../src/rebuild.ts'
import { requestById } from '../src/request-list/queries.ts'
import type { Visibility } from '../src/request-list/visibility.ts'
import { type IndexedField, personalIndex } from '../src/residents/personal-index.ts'
import { findResidents } from '../src/residents/queries.ts'
import { startProjections } from '../src/worker.ts'

const personal = {
  name: '诸葛明月',
  phone: '13912345678',
  idNumber: '34070219900307123X',
  address: '长江中路四百二十一号',
  note: '独居老人需要上门',
}
const description = '邻居王大锤半夜装修'

async function setUp(dir: string) {
  const store = openMemoryEventStore()
  const keys = openMemoryKeyStore()
  const residents = new CommandHandler(residentDecider, { store, keys })
  const requests = new CommandHandler(requestDecider, { store, keys })
  const residentId = randomUUID()
  const requestId = randomUUID()
  const meta = { now: testNow, actor: staff.window }
  const send = { commandId: randomUUID(), correlationId: 'test', stream: `resident-${residentId}` }
  const registered = { type: 'register-resident', data: { residentId, ...personal }, meta } as const
  await residents.handle({ ...send, command: registered })
  const data = { requestId, channel: 'window', residentId, description, address: personal.address } as const
  const request = requestCommand('register-request', data, staff.window)
  const result = await requests.handle({
    ...send,
    commandId: randomUUID(),
    stream: `request-${requestId}`,
    command: request,
  })
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result))

  const options = { store, dir, projections: createProjections({ timeZone: 'Asia/Shanghai', keys }), decode }
  const stopping = new AbortController()
  const clock = new CheckpointClock()
  const running = startProjections({
    ...options,
    signal: stopping.signal,
    onProgress: ({ position }) => clock.reached(position),
  })
  const models = new ReadModels(dir, identityOf(store.logId, options.projections))
  const erase = async () => {
    const by = (id: string) => ({ now: testNow, actor: { id, role: 'admin', unit: null } }) as const
    const ask = { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: by('admin-1') } as const
    await residents.handle({ ...send, commandId: randomUUID(), command: ask })
    const command = { type: 'erase-personal-data', data: {}, meta: by('admin-2') } as const
    const erased = await residents.handle({ ...send, commandId: randomUUID(), command })
    if (erased.outcome !== 'accepted') throw new Error(JSON.stringify(erased))
    await keys.erase(residentId)
  }
  const caughtUp = async () => clock.waitFor((await store.head()) ?? clock.now ?? raise(), 2_000)
  const stop = async () => {
    models.close()
    stopping.abort()
    await running.done
  }
  return { options, keys, models, residentId, requestId, erase, caughtUp, stop }
}

function raise(): never {
  throw new Error('an empty log')
}

function plainTextIn(dir: string): readonly string[] {
  return readdirSync(dir).flatMap((name) => {
    const bytes = readFileSync(join(dir, name))
    const texts = [...Object.values(personal), description]
    return texts.filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
  })
}

t.test('personal data in the read models', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-personal-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  const { options, keys, models, residentId, requestId, erase, caughtUp, stop } = await setUp(dir)
  t.teardown(stop)
  t.ok(await caughtUp())
  const index = personalIndex(keys)
  const found = (field: IndexedField, value: string, within: Visibility | null = null) =>
    findResidents(models.db, index, { by: { [field]: value }, within })

  t.test('are found by phone and ID number, however they are written', async (t) => {
    t.same(found('phone', '139 1234-5678'), [residentId])
    t.same(found('phone', '+8613912345678'), [residentId])
    t.same(found('idNumber', personal.idNumber.toLowerCase()), [residentId])
    t.same(found('phone', personal.idNumber), [])
    t.same(found('phone', ''), [])
  })

  t.test('are found by the whole name and the end of the phone, and by nothing less', async (t) => {
    t.same(found('name', '诸葛 明月'), [residentId])
    t.same(found('phoneTail', '5678'), [residentId])
    t.same(found('name', '诸葛'), [])
    t.same(found('phoneTail', '678'), [])
    const both = (name: string) =>
      findResidents(models.db, index, { by: { name, phoneTail: '5678' }, within: { kind: 'all' } })
    t.same(both(personal.name), [residentId])
    t.same(both('王大锤'), [], 'all that is given has to fit')
    t.same(findResidents(models.db, index, { by: {}, within: null }), [], 'nothing given finds nobody')
  })

  t.test('are found by those alone who may see a request of theirs, where that is asked', async (t) => {
    t.same(found('name', personal.name, { kind: 'registeredBy', accounts: [staff.window.id] }), [residentId])
    t.same(found('name', personal.name, { kind: 'registeredBy', accounts: ['somebody else'] }), [])
    t.same(found('name', personal.name, { kind: 'none' }), [])
  })

  t.test('are sealed where a row has them', async (t) => {
    const row = requestById(models.db, requestId, { kind: 'all' })
    t.match(JSON.parse(row?.description ?? ''), { sealed: String, key: residentId })
    t.match(JSON.parse(row?.address ?? ''), { sealed: String })
  })

  t.test('are in no file in plain text, live or rebuilt', async (t) => {
    t.ok(readdirSync(dir).length >= 2)
    t.same(plainTextIn(dir), [])
    await rebuild(options)
    t.same(plainTextIn(dir), [])
    t.same(found('phone', personal.phone), [residentId])
  })

  t.test('are found no more once they are erased, live or rebuilt', async (t) => {
    await erase()
    t.ok(await caughtUp())
    for (let tries = 0; tries < 100 && found('phone', personal.phone).length > 0; tries += 1) await caughtUp()
    t.same(found('phone', personal.phone), [])
    await rebuild(options)
    t.same(found('idNumber', personal.idNumber), [])
    t.same([...found('name', personal.name), ...found('phoneTail', '5678')], [])
    t.match(models.db.prepare('SELECT * FROM resident').all(), [
      { status: 'erased', name: null, phoneIndex: null, nameIndex: null, phoneTailIndex: null },
    ])
  })
})
