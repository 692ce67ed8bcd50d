import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KeyErased, type KeyStore, LogUnavailable, toJsonText, verifyLog } from '@wubu/engine'
import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t, { type Test } from 'tap'
import { openEventStoreDbWithKeys } from '../src/open.ts'

const server = await startEventStoreServer()
t.teardown(() => server.stop())
const installationKey = randomBytes(32)
const logId = randomUUID()

async function node(t: Test, options: { mirrorPath?: string; retryMs?: number } = {}) {
  const opened = await openEventStoreDbWithKeys(server.connectionString, { installationKey, logId, ...options })
  t.teardown(async () => {
    await opened.store.close()
    await opened.keys.close()
  })
  return opened
}

function sealed(keyId: string) {
  const commandHash = randomUUID()
  const data = toJsonText({ name: { sealed: 'bm9pc2U=', key: keyId } })
  return { id: randomUUID(), type: 'Said', schemaVersion: 1, data, metadata: toJsonText({ commandHash }), commandHash }
}

const exported = (keys: KeyStore, keyId: string) => keys.get(keyId)?.export().toString('hex') ?? null

await t.test(
  'a key made on one node opens what is sealed on another, from the first event that names it',
  async (t) => {
    const [one, two] = [await node(t), await node(t)]
    const [keyId, stream] = [randomUUID(), `request-${randomUUID()}`]
    const key = await one.keys.ensure(keyId)
    await one.store.append(stream, 'noStream', [sealed(keyId)])
    await two.store.readStream(stream)
    t.equal(exported(two.keys, keyId), key.export().toString('hex'))
  },
)

await t.test('of two nodes that make a key at once both have the one that was written', async (t) => {
  const [one, two] = [await node(t), await node(t)]
  const keyId = randomUUID()
  const [first, second] = await Promise.all([one.keys.ensure(keyId), two.keys.ensure(keyId)])
  t.ok(first.equals(second))
})

await t.test('an erased key is gone on every node, for readers of the log and for ever', async (t) => {
  const [one, two] = [await node(t), await node(t)]
  const [keyId, stream] = [randomUUID(), `request-${randomUUID()}`]
  await one.keys.ensure(keyId)
  await one.store.append(stream, 'noStream', [sealed(keyId)])
  await two.store.readStream(stream)
  await one.keys.erase(keyId)
  for (let wait = 0; wait < 200 && two.keys.get(keyId) !== null; wait += 1) await new Promise((r) => setTimeout(r, 10))
  t.equal(two.keys.get(keyId), null)
  await t.rejects(one.keys.ensure(keyId), KeyErased)
  await t.rejects(two.keys.ensure(keyId), KeyErased)
  await t.resolves(two.keys.erase(keyId), 'erasing twice is erasing')
  const three = await node(t)
  t.equal(three.keys.get(keyId), null)
  await t.rejects(three.keys.ensure(keyId), KeyErased)
})

await t.test('a key that was never made can be erased, and never made afterwards', async (t) => {
  const { keys } = await node(t)
  const keyId = randomUUID()
  await keys.erase(keyId)
  await t.rejects(keys.ensure(keyId), KeyErased)
})

await t.test('a key that is not here yet is not taken for an erased one: the event waits', async (t) => {
  const { store, keys } = await node(t, { retryMs: 100 })
  const [keyId, stream] = [randomUUID(), `request-${randomUUID()}`]
  await store.append(stream, 'noStream', [sealed(keyId)])
  await t.rejects(store.readStream(stream), LogUnavailable)
  await keys.ensure(keyId)
  t.equal((await store.readStream(stream)).length, 1)
})

await t.test(
  'erasing leaves nothing of the key in the stream for readers, and after a scavenge nothing at all',
  async (t) => {
    const { keys } = await node(t)
    const keyId = randomUUID()
    await keys.ensure(keyId)
    const made = server.log.events.find((event) => event.stream === `key-${keyId}`)
    const wrapped = JSON.parse(Buffer.from(made?.data ?? []).toString()).wrapped
    await keys.erase(keyId)
    server.log.scavenge()
    t.notOk(server.log.events.some((event) => Buffer.from(event.data).includes(wrapped)))
  },
)

await t.test('the mirror of a node holds no plain key, and none that was erased', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'wubu-mirror-'))
  t.teardown(() => rmSync(dir, { recursive: true }))
  const mirrorPath = join(dir, 'key-mirror.db')
  const first = await openEventStoreDbWithKeys(server.connectionString, { installationKey, logId, mirrorPath })
  const keyId = randomUUID()
  const key = (await first.keys.ensure(keyId)).export()
  const made = server.log.events.find((event) => event.stream === `key-${keyId}`)
  const wrapped = Buffer.from(JSON.parse(Buffer.from(made?.data ?? []).toString()).wrapped, 'base64')
  t.ok(readFileSync(mirrorPath).includes(wrapped))
  t.notOk(readFileSync(mirrorPath).includes(key))
  await first.keys.erase(keyId)
  t.notOk(readFileSync(mirrorPath).includes(wrapped))
  await first.store.close()
  await first.keys.close()
  const second = await node(t, { mirrorPath })
  t.equal(second.keys.get(keyId), null)
})

await t.test('a node with another installation key is refused', async (t) => {
  await node(t)
  const other = openEventStoreDbWithKeys(server.connectionString, { installationKey: randomBytes(32), logId })
  await t.rejects(other, { code: 'installation_key_wrong' })
})

await t.test('keys surface nowhere in the log, so that its chains and its copies know nothing of them', async (t) => {
  const { store, keys } = await node(t)
  const keyId = randomUUID()
  await keys.ensure(keyId)
  await keys.erase(keyId)
  const page = await store.readAll(null, 1_000)
  t.notOk(page.events.some((event) => event.stream.startsWith('key-')))
  t.notOk((await verifyLog(store)).faults.some((fault) => fault.stream.startsWith('key-')))
})
