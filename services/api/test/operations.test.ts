import { randomUUID } from 'node:crypto'
import { routes } from '@wubu/contract'
import { toJsonText } from '@wubu/engine'
import t from 'tap'
import { startNode } from './node.ts'
import { registered } from './story.ts'

t.test('who runs a node', async (t) => {
  const node = await startNode(t)
  const admin = node.client('admin')
  const status = async () => {
    await node.settled()
    return admin.call(routes.getProjections, {})
  }

  t.test('sees how far its read models are', async (t) => {
    t.match(await status(), { position: await node.head(), lag: 0, caughtUp: true, parked: [], parkedCount: 0 })
  })

  t.test('sees what they could not apply and why, and has it tried again', async (t) => {
    const stream = `request-${(await registered(node)).id}`
    const known = (await node.store.readStream(stream)).at(-1)
    const { hash: _hash, ...metadata } = JSON.parse(known?.metadata ?? '{}')
    const event = { id: randomUUID(), type: 'RequestSentToMars', schemaVersion: 1, data: toJsonText({}) }
    const commandHash = randomUUID()
    const appended = { ...event, metadata: toJsonText({ ...metadata, commandHash, hash: '' }), commandHash }
    await node.store.append(stream, known?.revision ?? 0, [appended])
    const waiting = { type: 'RequestSentToMars', stream, reason: /does not know RequestSentToMars/ }
    const { parked, parkedCount } = await status()
    t.ok(parkedCount > 0)
    for (const one of parked) t.match(one, waiting)
    t.match(await admin.call(routes.replayParked, { body: {} }), { asked: parkedCount })
    t.equal((await status()).parkedCount, parkedCount, 'what fails again stays')
  })
})
