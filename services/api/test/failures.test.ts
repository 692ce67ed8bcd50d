import { routes } from '@wubu/contract'
import { LogUnavailable, NodeOlderThanLog } from '@wubu/engine'
import t from 'tap'
import { startNode } from './node.ts'

t.test('when the log fails', async (t) => {
  const node = await startNode(t)
  const { runtime, send } = node
  const sent = { route: routes.registerRequest, body: { channel: 'window' } }
  const { requests } = runtime
  const handle = requests.handle.bind(requests)

  t.test('and is unavailable, the caller is told to come again with the same key', async (t) => {
    requests.handle = () => Promise.reject(new LogUnavailable('the leader is away'))
    const answer = await send('window-a', sent)
    t.match(answer, { status: 503, body: { code: 'log_unavailable' }, headers: { 'retry-after': /^\d+$/ } })
    t.notMatch(answer.text, /leader/)
  })
  t.test('or refuses the node, likewise', async (t) => {
    const refusal = new LogUnavailable('refuses the password', {}, 'log_credentials_refused')
    requests.handle = () => Promise.reject(refusal)
    const answer = await send('window-a', sent)
    t.match(answer, { status: 503, body: { code: 'log_unavailable' }, headers: { 'retry-after': /^\d+$/ } })
    t.notMatch(answer.text, /password/)
  })
  t.test('or is newer than the node, likewise', async (t) => {
    requests.handle = () => Promise.reject(new NodeOlderThanLog('request-1', 'TaskHungUp', 1))
    t.match(await send('window-a', sent), { status: 503, body: { code: 'node_older_than_log' } })
  })
  t.test('or others are always faster, likewise', async (t) => {
    requests.handle = () => Promise.resolve({ outcome: 'contended' })
    t.match(await send('window-a', sent), { status: 503, body: { code: 'contended' }, headers: { 'retry-after': '1' } })
  })
  t.test('by a mistake of ours, nothing of it is told', async (t) => {
    requests.handle = () => Promise.reject(new Error('secret detail'))
    const answer = await send('window-a', sent)
    t.match(answer, { status: 500, body: { code: 'internal_error' } })
    t.notMatch(answer.text, /secret detail|at /)
    requests.handle = handle
  })
})

t.test('health', async (t) => {
  const node = await startNode(t)
  await node.settled()
  t.test('is told to everybody', async (t) => {
    t.match(await node.send(null, { route: routes.getLive }), { status: 200, body: { status: 'ok' } })
    t.match(await node.send(null, { route: routes.getReady }), {
      status: 200,
      body: { status: 'ok', lag: { seconds: Number } },
    })
  })
  t.test('is not ready while the read models are far behind, or the log is away', async (t) => {
    const { lag } = node.runtime
    Object.assign(node.runtime, {
      lag: () => ({ position: null, events: 9_000, seconds: 100, caughtUp: true, isLogReachable: true }),
    })
    t.match(await node.send(null, { route: routes.getReady }), {
      status: 503,
      body: { status: 'behind', lag: { events: 9_000 } },
    })
    Object.assign(node.runtime, { lag })
    const { head } = node.runtime.store
    Object.assign(node.runtime.store, { head: () => Promise.reject(new LogUnavailable('away')) })
    t.match(await node.send(null, { route: routes.getReady }), { status: 503, body: { status: 'log_unavailable' } })
    Object.assign(node.runtime.store, { head })
  })
})

t.test('closing finishes what is in flight, and takes nothing new', async (t) => {
  const node = await startNode(t)
  const { app, runtime, tokens } = node
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const { requests } = runtime
  const handle = requests.handle.bind(requests)
  const begun = Promise.withResolvers<void>()
  requests.handle = async (command) => {
    begun.resolve()
    await new Promise((resolve) => setTimeout(resolve, 200))
    return handle(command)
  }
  const headers = {
    authorization: `Bearer ${tokens['window-a']}`,
    'content-type': 'application/json',
    'idempotency-key': 'in-flight',
  }
  const reply = fetch(`${url}/api/requests`, { method: 'POST', headers, body: '{"channel":"window"}' })
  await begun.promise
  const closed = app.close()
  t.equal((await reply).status, 201)
  await closed
  await t.rejects(fetch(`${url}/livez`))
})
