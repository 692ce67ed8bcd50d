import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actor, openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import t from 'tap'
import { createRuntime } from '../src/create-runtime.ts'
import { inProcessProjections } from '../src/projection-host.ts'

t.test('a process that died between the erasure and the end of its key', async (t) => {
  const store = openMemoryEventStore()
  const keys = openMemoryKeyStore()
  const timeZone = 'Asia/Shanghai'
  const start = async () => {
    const dir = await mkdtemp(join(tmpdir(), 'wubu-erasure-'))
    const runtime = await createRuntime({
      store: { logId: store.logId, ...bound(store), close: () => Promise.resolve() },
      keys,
      timeZone,
      readModelsDir: dir,
      startProjections: inProcessProjections({ store, keys, timeZone, dir }),
    })
    t.teardown(async () => {
      await runtime.close()
      await rm(dir, { recursive: true, force: true })
    })
    return runtime
  }
  const [stays, goes] = [randomUUID(), randomUUID()]
  const first = await start()
  const handle = (residentId: string, command: Parameters<typeof first.residents.handle>[0]['command']) => {
    const commandId = randomUUID()
    return first.residents.handle({ stream: `resident-${residentId}`, command, commandId, correlationId: commandId })
  }
  const nothing = { name: null, phone: null, idNumber: null, address: null, note: null }
  const meta = { now: first.now(), actor: actor('window', 'c1') }
  for (const residentId of [stays, goes]) {
    await handle(residentId, { type: 'register-resident', data: { ...nothing, residentId, name: '王小明' }, meta })
  }
  const by = (id: string) => ({ ...meta, actor: { ...actor('admin'), id } })
  await handle(goes, { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: by('one') })
  const erase = { type: 'erase-personal-data', data: {}, meta: by('other') } as const
  t.match(await handle(goes, erase), { outcome: 'accepted' })
  t.ok(keys.get(goes), 'the key is still there, as after a crash')

  const head = await store.head()
  const second = await start()
  if (head) await second.waitForReadModels(head, 5_000)
  for (let tries = 0; keys.get(goes) !== null && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 20))
  t.equal(keys.get(goes), null, 'the next start erases it')
  t.ok(keys.get(stays), 'and no other')
})

function bound(store: ReturnType<typeof openMemoryEventStore>) {
  return {
    append: store.append.bind(store),
    readStream: store.readStream.bind(store),
    readAll: store.readAll.bind(store),
    subscribe: store.subscribe.bind(store),
    head: store.head.bind(store),
  }
}
