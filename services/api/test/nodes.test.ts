import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { routes } from '@wubu/contract'
import { type EventStore, LogUnavailable } from '@wubu/engine'
import t, { type Test } from 'tap'
import { makeLog, type SharedLog, startNode, type TestNode } from './node.ts'

/** A log whose line can be cut: nothing gets through, and who follows it is dropped. */
function breakable(log: SharedLog): SharedLog & { cut(): void; mend(): void } {
  let line = new AbortController()
  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    if (line.signal.aborted) throw new LogUnavailable('cut')
    return call()
  }
  const store: EventStore = {
    logId: log.store.logId,
    append: (...append) => through(() => log.store.append(...append)),
    readStream: (...read) => through(() => log.store.readStream(...read)),
    readAll: (...read) => through(() => log.store.readAll(...read)),
    head: () => through(() => log.store.head()),
    subscribe: async function* (options) {
      const { signal } = line
      yield* log.store.subscribe({ ...options, signal: AbortSignal.any([options.signal, signal]) })
      if (signal.aborted && !options.signal.aborted) throw new LogUnavailable('cut')
    },
    close: () => log.store.close(),
  }
  const mend = () => {
    line = new AbortController()
  }
  return { store, keys: log.keys, cut: () => line.abort(), mend }
}

const register = (node: TestNode, key: string = randomUUID()) =>
  node.send('window-a', {
    route: routes.registerRequest,
    body: { channel: 'window', place: 'grid-a', item: 'road-repair' },
    headers: { 'idempotency-key': key },
  })

async function until(condition: () => Promise<boolean>) {
  for (const start = Date.now(); !(await condition()); await wait(20)) {
    if (Date.now() - start > 10_000) throw new Error('it does not come to that')
  }
}

t.test('two nodes on one log', async (t) => {
  const log = await makeLog()
  const one = await startNode(t, {}, log)
  const other = await startNode(t, {}, log)

  t.test('answer a query with the position of the other’s write from that write on', async (t) => {
    for (let round = 0; round < 10; round += 1) {
      const { body, headers } = await register(one)
      const list = await other.send('window-a', {
        route: routes.listRequests,
        headers: { 'wubu-min-position': String(headers['wubu-position']) },
      })
      t.match(list.text, String(body.requestId))
    }
  })

  t.test('take the same command once, whichever is asked and however often', async (t) => {
    const key = randomUUID()
    const answers = await Promise.all([
      register(one, key),
      register(other, key),
      register(one, key),
      register(other, key),
    ])
    t.same([...new Set(answers.map(({ status }) => status))], [201])
    t.equal(new Set(answers.map(({ text }) => text)).size, 1)
    const id = String(answers[0]?.body.requestId)
    const registered = (await log.store.readStream(`request-${id}`)).filter(({ type }) => type === 'RequestRegistered')
    t.equal(registered.length, 1)
  })

  t.test('decide on the newest state, though the other wrote it and the own is older', async (t) => {
    const id = String((await register(one)).body.requestId)
    const give = (node: TestNode, account: 'window-a' | 'dispatcher', route: 'accept-request' | 'classify-request') =>
      node.send(account, { route: routes[route], params: { id }, body: {} })
    t.match(await give(one, 'window-a', 'accept-request'), { status: 200 })
    t.match(await give(other, 'dispatcher', 'classify-request'), { status: 200 })
    t.match(await give(one, 'window-a', 'accept-request'), { status: 409 }, 'a refusal speaks of the newest state too')
    const both = await Promise.all([
      give(one, 'dispatcher', 'classify-request'),
      give(other, 'dispatcher', 'classify-request'),
    ])
    for (const { status } of both) t.ok(status === 200 || status === 409)
  })

  t.test('know a sign-out at the other within the time that sessions are remembered', async (t) => {
    const short = await startNode(t, { WUBU_SESSION_CACHE_MS: '50' }, log)
    const me = () => short.send('callback', { route: routes.getMe })
    t.match(await me(), { status: 200 })
    const headers = { authorization: `Bearer ${short.tokens.callback}` }
    t.match(await one.send(null, { route: routes.closeSession, headers }), { status: 204 })
    await wait(60)
    t.match(await me(), { status: 401 })
  })

  t.test('know what the other registers: places, units, items and accounts', async (t) => {
    const body = { placeId: 'grid-new', kind: 'grid', parent: 'community-a', name: '新网格' }
    const { headers } = await one.send('admin', { route: routes.registerPlace, body })
    const places = await other.send('window-a', {
      route: routes.listPlaces,
      headers: { 'wubu-min-position': String(headers['wubu-position']) },
    })
    t.match(places.text, 'grid-new')
  })
})

t.test('while the log does not answer', async (t) => {
  const log = breakable(await makeLog())
  const node = await startNode(t, { WUBU_SESSION_CACHE_MS: '0', WUBU_READY_LAG: '1' }, log)
  const ready = (query = {}) => node.send(null, { route: routes.getReady, query })
  const before = await register(node)
  await node.settled()
  const list = () => node.send('window-a', { route: routes.listRequests })
  await until(async () => (await list()).headers['wubu-data-age'] === undefined)
  log.cut()
  await until(async () => !node.runtime.lag().isLogReachable)

  t.test('a write is told so at once, with the time to come again', async (t) => {
    const start = performance.now()
    const answer = await register(node)
    t.match(answer, { status: 503, body: { code: 'log_unavailable' }, headers: { 'retry-after': /^\d+$/ } })
    t.ok(performance.now() - start < 500)
  })

  t.test('reads go on and say how old they are', async (t) => {
    const answer = await list()
    t.match(answer, { status: 200, headers: { 'wubu-data-age': /^\d+$/ } })
    t.match(answer.text, String(before.body.requestId))
    await until(async () => Number((await list()).headers['wubu-data-age']) >= 1)
  })

  t.test('the node is not ready, but for reads', async (t) => {
    t.match(await ready(), { status: 503, body: { status: 'log_unavailable', lag: { events: null, seconds: Number } } })
    t.match(await ready({ reads: 'true' }), { status: 200, body: { status: 'log_unavailable' } })
  })

  t.test('and when it does again, everything goes on by itself', async (t) => {
    log.mend()
    await until(async () => (await register(node)).status === 201)
    const { headers } = await register(node)
    const answer = await node.send('window-a', {
      route: routes.listRequests,
      headers: { 'wubu-min-position': String(headers['wubu-position']) },
    })
    t.equal(answer.status, 200)
    await until(async () => (await ready()).status === 200)
    t.match(await ready(), { body: { status: 'ok', lag: { events: 0, seconds: 0 } } })
  })
})

/** What a stream of events tells until it is left. */
async function listen(t: Test, url: string, token: string, lastEventId?: string) {
  const leaving = new AbortController()
  t.teardown(() => leaving.abort())
  const headers = { authorization: `Bearer ${token}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) }
  const answer = await fetch(`${url}/api/stream`, { headers, signal: leaving.signal })
  let text = ''
  const done = (async () => {
    for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString()
  })().catch(() => undefined)
  const told = () => [...text.matchAll(/^data: (\{"position".*)$/gm)].map(([, data]) => JSON.parse(data ?? ''))
  // one for each request, however many events its registration takes; one told twice would be there twice
  const ids = () => told().flatMap(({ type, requestId }) => (type === 'RequestRegistered' ? [requestId] : []))
  const positions = () => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? '')
  const until = async (count: number) => {
    for (const start = Date.now(); ids().length < count; await wait(10)) {
      if (Date.now() - start > 10_000) throw new Error(`${ids().length} of ${count} events:\n${text}`)
    }
  }
  return { answer, ids, positions, until, text: () => text, leave: () => leaving.abort(), done }
}

t.test('a stream of events', async (t) => {
  const log = breakable(await makeLog())
  const node = await startNode(t, { WUBU_STREAM_BEAT: '1', WUBU_SESSION_CACHE_MS: '50' }, log)
  const other = await startNode(t, {}, log)
  const url = await node.app.listen({ port: 0, host: '127.0.0.1' })
  const registered = async (at: TestNode) => String((await register(at)).body.requestId)

  t.test('tells what any node wrote, to whoever may see it, without anything that it says', async (t) => {
    const seen = await listen(t, url, node.tokens['window-a'])
    const blind = await listen(t, url, node.tokens['window-b'])
    t.match(seen.answer.headers.get('content-type'), 'text/event-stream')
    const ids = [await registered(node), await registered(other)]
    await seen.until(2)
    t.same(seen.ids(), ids)
    t.same(blind.ids(), [])
    t.match(seen.text(), /"type":"RequestRegistered","state":"collecting.registered"/)
    seen.leave()
    blind.leave()
  })

  t.test('goes on after its Last-Event-ID, without a gap and without a double', async (t) => {
    const first = await listen(t, url, node.tokens['window-a'])
    await registered(node)
    await first.until(1)
    first.leave()
    const missed = await Promise.all(Array.from({ length: 20 }, () => registered(other)))
    const again = await listen(t, url, node.tokens['window-a'], first.positions().at(-1))
    const live = await Promise.all(Array.from({ length: 20 }, () => registered(node)))
    await again.until(40)
    t.same(again.ids().toSorted(), [...missed, ...live].toSorted())
    again.leave()
  })

  t.test('goes on by itself after the log was away', async (t) => {
    const feed = await listen(t, url, node.tokens['window-a'])
    log.cut()
    await wait(100)
    log.mend()
    const ids = []
    while (ids.length < 3) {
      const { status, body } = await register(node)
      if (status === 201) ids.push(String(body.requestId))
    }
    await feed.until(3)
    t.same(feed.ids(), ids)
    feed.leave()
  })

  t.test('leaves nothing behind where its reader went away while the log was asked', async (t) => {
    let open = 0
    let release: () => void = () => undefined
    const inner = await makeLog()
    let held = Promise.resolve()
    const store: EventStore = Object.assign(Object.create(inner.store), {
      head: async () => {
        await held
        return inner.store.head()
      },
      subscribe: async function* (options: Parameters<EventStore['subscribe']>[0]) {
        open += 1
        try {
          yield* inner.store.subscribe(options)
        } finally {
          open -= 1
        }
      },
    })
    for (const method of ['append', 'readStream', 'readAll', 'close'] as const)
      Object.assign(store, { [method]: inner.store[method].bind(inner.store) })
    const asked = await startNode(t, {}, { store, keys: inner.keys })
    const at = await asked.app.listen({ port: 0, host: '127.0.0.1' })
    await asked.settled()
    await until(async () => open === 2)
    held = new Promise((resolve) => {
      release = resolve
    })
    const leaving = new AbortController()
    const headers = { authorization: `Bearer ${asked.tokens['window-a']}` }
    const gone = fetch(`${at}/api/stream`, { headers, signal: leaving.signal })
    await wait(100)
    leaving.abort()
    await t.rejects(gone)
    await wait(100)
    release()
    await wait(200)
    t.equal(open, 2, 'the read models and the catalogue follow the log, and nobody else')
  })

  t.test('with a position that the log does not have begins anew, and says so', async (t) => {
    const feed = await listen(t, url, node.tokens['window-a'], 'another-log:0000000000000001')
    await until(async () => feed.text().includes('event: reset'))
    feed.leave()
  })

  t.test('ends with its session', async (t) => {
    const feed = await listen(t, url, node.tokens['grid-a'])
    await node.send('grid-a', { route: routes.closeSession })
    await feed.done
  })

  t.test('does not hold up the stop of its node', async (t) => {
    const feed = await listen(t, url, node.tokens['window-a'])
    await node.app.close()
    await feed.done
  })
})
