import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, routes } from '@wubu/contract'
import { toJsonText } from '@wubu/engine'
import t from 'tap'
import { startNode } from './node.ts'
import { registered } from './story.ts'

/** The rebuild that was asked for, once it has ended. */
async function ended(admin: Client) {
  for (;;) {
    const { rebuild } = await admin.call(routes.getProjections, {})
    if (rebuild === null || rebuild.state !== 'running') return rebuild
    await wait(20)
  }
}

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
    const failed = { replayed: 0, remaining: parkedCount, reason: /does not know RequestSentToMars/ }
    t.match(await admin.call(routes.replayParked, { body: { stream } }), failed, 'by its stream alone')
    t.match(await admin.call(routes.replayParked, { body: {} }), failed)
    t.same(await admin.call(routes.replayParked, { body: { stream: 'request-other' } }), {
      replayed: 0,
      remaining: 0,
      reason: null,
    })
    t.equal((await status()).parkedCount, parkedCount, 'what fails again stays')
  })

  t.test('has them rebuilt beside those in use, one rebuild at a time', async (t) => {
    const { receiptNo } = await registered(node)
    const asked = await Promise.allSettled([0, 1].map(() => admin.call(routes.rebuildReadModels, { body: {} })))
    t.match(asked, [{ value: { started: true } }, { reason: { status: 409, code: 'rebuild_running' } }])
    t.match((await status()).rebuild, { state: 'running', failure: null, endedAt: null })
    const found = await node.client('dispatcher').call(routes.listRequests, { query: { q: receiptNo } })
    t.equal(found.requests.length, 1, 'questions are answered meanwhile')
    const later = await registered(node)
    const rebuilt = await ended(admin)
    t.match(rebuilt, { state: 'done', failure: null })
    t.ok((rebuilt?.read ?? 0) > 0)
    const minPosition = (await node.head()) ?? ''
    const after = await node
      .client('dispatcher')
      .call(routes.listRequests, { query: { q: later.receiptNo }, minPosition })
    t.equal(after.requests.length, 1, 'and what was written meanwhile is found as soon as it is asked for')
  })
})
