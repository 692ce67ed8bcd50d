/**
 * Nodes are killed at random while clerks register, on the played server and, where there is one, on a real and empty one.
 * KILL_SECONDS=60 for the long run (15 otherwise), KILL_SEED to repeat one.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type EventStore, verifyLog } from '@wubu/engine'
import { openEventStoreDb } from '@wubu/event-store-eventstoredb'
import type { RealServer } from '@wubu/testing/event-store-server'
import t, { type Test } from 'tap'
import { z } from 'zod'
import { copyLog, folderWithClerk, logServers, password, ServedNode } from './cluster.ts'
import { scratch } from './wubu.ts'

const seconds = Number(process.env.KILL_SECONDS ?? 15)
const seed = Number(process.env.KILL_SEED ?? randomInt(2 ** 31))
const clerks = 6

t.setTimeout((seconds + 150) * 2_000)
process.env.WUBU_RATE_LIMIT = '0'
process.env.WUBU_LOG_LEVEL = 'fatal'

/** mulberry32: the same numbers for the same seed. */
function random(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Types and positions of each request's events. */
async function requestsIn(
  store: EventStore,
): Promise<Map<string, { readonly types: string[]; readonly positions: string[] }>> {
  const written = new Map<string, { readonly types: string[]; readonly positions: string[] }>()
  for (let at: Awaited<ReturnType<typeof store.head>> = null, end = false; !end; ) {
    const page = await store.readAll(at, 1_000)
    for (const { stream, type, position } of page.events) {
      if (!stream.startsWith('request-')) continue
      const { types, positions } = written.get(stream) ?? { types: [], positions: [] }
      written.set(stream, { types: [...types, type], positions: [...positions, position] })
    }
    at = page.next ?? at
    end = page.end
  }
  return written
}

const figures = z.object({
  total: z.object({ figures: z.object({ completedOfAccepted: z.object({ denominator: z.int() }) }) }),
})

interface Done {
  readonly requestId: string
  readonly position: string
}

/** Sends the same command to one node after another until one of them answers; null when the time is over. */
async function insist(
  nodes: readonly ServedNode[],
  token: string,
  path: string,
  body: object,
  pick: () => number,
  until: number,
) {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  }
  while (Date.now() < until) {
    const node = nodes[Math.floor(pick() * nodes.length)]
    const signal = AbortSignal.timeout(10_000)
    const answer = await fetch(`${node?.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal })
      .then(async (reply) => ({ status: reply.status, text: await reply.text() }))
      .catch(() => null)
    if (answer && answer.status < 300) return JSON.parse(answer.text)
    if (answer && answer.status < 500) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    await wait(50)
  }
  return null
}

for (const server of await logServers()) {
  const options = { skip: server.skip, timeout: (seconds + 150) * 1_000 }
  const what = `three nodes on ${server.name}, killed at random for ${seconds} s under load (seed ${seed})`
  await t.test(what, options, (t) => killUnderLoad(t, server))
}

async function killUnderLoad(t: Test, server: RealServer) {
  const dir = scratch(t)
  const log = await server.start(t)
  const home = await folderWithClerk(`${dir}/home`)
  await copyLog(`sqlite:${home}`, log)
  const nodes = await Promise.all([1, 2, 3].map(() => ServedNode.make(dir, home, log)))
  t.teardown(() => Promise.all(nodes.map((node) => node.end('SIGKILL'))))
  for (const node of nodes) node.start()
  await Promise.all(nodes.map((node) => node.ready()))
  const { token } = await signedIn(nodes)
  const item = await someItem(nodes, token)
  const store = await openEventStoreDb(log)
  t.teardown(() => store.close())
  const before = await requestsIn(store)

  const done: Done[] = []
  const stopAt = Date.now() + seconds * 1_000
  /** Whoever is in the middle of something goes on until it is answered. */
  const giveUpAt = stopAt + 60_000
  const clerk = async (number: number) => {
    const pick = random(seed + number)
    while (Date.now() < stopAt) {
      const made = await insist(nodes, token, '/api/requests', { channel: 'window', item }, pick, giveUpAt)
      if (!made) throw new Error('a command was never answered')
      done.push(made)
      const accept = `/api/requests/${made.requestId}/commands/accept-request`
      const accepted = await insist(nodes, token, accept, {}, pick, giveUpAt)
      if (!accepted) throw new Error('a command was never answered')
      done.push({ requestId: made.requestId, position: accepted.position })
    }
  }
  let killed = 0
  const killer = async () => {
    const pick = random(seed)
    while (Date.now() < stopAt) {
      await wait(500 + pick() * 2_000)
      const node = nodes[Math.floor(pick() * nodes.length)]
      await node?.end(pick() < 0.7 ? 'SIGKILL' : 'SIGTERM')
      killed += 1
      await wait(pick() * 1_000)
      node?.start()
    }
  }
  await Promise.all([killer(), ...Array.from({ length: clerks }, (_, number) => clerk(number + 1))])
  await Promise.all(nodes.map((node) => node.ready()))
  t.comment(`${done.length} commands acknowledged, nodes ended ${killed} times`)
  t.ok(killed >= seconds / 5, 'enough of them were killed')

  await t.test('each acknowledged command is in the log exactly once', async (t) => {
    const written = [...(await requestsIn(store))].filter(([stream]) => !before.has(stream))
    const other = written.filter(
      ([, { types }]) => !/^RequestRegistered(,DeadlineSet)*,RequestAccepted(,DeadlineSet)*$/.test(types.join()),
    )
    t.same(other, [], 'none is there twice, and none half')
    t.equal(written.length * 2, done.length, 'nor one that nobody was told of')
    const positions = new Map(written.map(([stream, found]) => [stream, found.positions]))
    const lost = done.filter(({ requestId, position }) => !positions.get(`request-${requestId}`)?.includes(position))
    t.same(lost, [])
    const { faults } = await verifyLog(store)
    t.same(faults, [])
  })

  await t.test('and all nodes, once at the same position, report the same figures', async (t) => {
    const last =
      done
        .map(({ position }) => position)
        .toSorted()
        .at(-1) ?? ''
    const at = new Date().toISOString()
    const headers = { authorization: `Bearer ${token}`, 'wubu-min-position': last }
    const reports = await Promise.all(
      nodes.map(({ url }) => asked(`${url}/api/completion?by=day,channel&at=${at}`, headers)),
    )
    t.same(reports[1], reports[0])
    t.same(reports[2], reports[0])
    const { total } = figures.parse(reports[0])
    t.equal(total.figures.completedOfAccepted.denominator, before.size + done.length / 2)
  })
}

async function signedIn([node]: readonly ServedNode[]): Promise<{ readonly token: string }> {
  const answer = await fetch(`${node?.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'window', password }),
  })
  return z.object({ token: z.string() }).parse(await answer.json())
}

async function someItem([node]: readonly ServedNode[], token: string): Promise<string> {
  const answer = await fetch(`${node?.url}/api/catalogue`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = z.object({ items: z.array(z.object({ code: z.string() })) }).parse(await answer.json())
  return items[0]?.code ?? ''
}

/** Asks again for as long as it is told to: a node that was just started may be behind for longer than it lets a reader wait. */
async function asked(url: string, headers: Record<string, string>): Promise<unknown> {
  for (let tries = 0; tries < 10; tries += 1) {
    const answer = await fetch(url, { headers })
    if (answer.status !== 503) return answer.json()
    await wait(Number(answer.headers.get('retry-after')) * 1_000)
  }
  throw new Error(`${url} stays behind`)
}
