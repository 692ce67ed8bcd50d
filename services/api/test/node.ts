import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Client, createClient, type Route, routes } from '@wubu/contract'
import { createLog, type EventStore, type KeyStore } from '@wubu/engine'
import { openMemoryEventStore, openMemoryKeyStore } from '@wubu/testing'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { buildApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createRuntime } from '../src/create-runtime.ts'
import { createLogger } from '../src/logger.ts'
import { inProcessProjections } from '../src/projection-host.ts'
import type { Runtime } from '../src/runtime.ts'
import { type AccountName, accountNames, password, seedDistrict } from './district.ts'
import { injectFetch } from './inject-fetch.ts'

export interface TestNode {
  readonly app: FastifyInstance
  readonly runtime: Runtime
  readonly store: EventStore
  /** Everything that pino wrote. */
  readonly lines: readonly string[]
  readonly tokens: Readonly<Record<AccountName, string>>
  client(account?: AccountName): Client
  /** A request as bytes on the wire would be, for what the client would not send. */
  send(account: AccountName | null, sent: Sent): Promise<Answer>
  /** Position of the last event: the same before and after whatever wrote nothing. */
  head(): Promise<string | null>
  /** Waits until the read models have all that is in the log. */
  settled(): Promise<void>
}

export interface Sent {
  readonly route?: Route
  readonly method?: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'OPTIONS' | 'HEAD'
  readonly url?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** A string is sent as it is. */
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

const baseUrl = 'http://wubu.test'

/** What nodes share, and nothing else. */
export interface SharedLog {
  readonly store: EventStore
  readonly keys: KeyStore
}

const timeZone = 'Asia/Shanghai'

/** A log in memory with the small district of district.ts. */
export async function makeLog(): Promise<SharedLog> {
  const [store, keys] = [openMemoryEventStore(), openMemoryKeyStore()]
  await createLog(store, keys, { timeZone, now: new Date().toISOString(), commandId: randomUUID() })
  return { store, keys }
}

/** A node over a log in memory, its own unless one is given, everybody signed in; `now` where it has a clock of its own. */
export async function startNode(
  t: Test,
  env: Readonly<Record<string, string>> = {},
  shared?: SharedLog,
  now?: () => string,
): Promise<TestNode> {
  const runtime = await startRuntime(t, shared ?? (await makeLog()), now)
  if (runtime.reference.units.length === 0) await seedDistrict(runtime)
  const lines: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const limits = { WUBU_RATE_LIMIT: '0', WUBU_SIGN_IN_LIMIT: '1000', WUBU_PUBLIC_LIMIT: '1000', WUBU_LOG_SAMPLE: '1' }
  const config = readConfig({ ...limits, ...env })
  const app = await buildApp({ runtime, config, logger: createLogger(config, output) })
  t.teardown(async () => {
    await app.close()
    await runtime.close()
  })
  const tokens = await signInAll(app)
  return {
    app,
    runtime,
    store: runtime.store,
    lines,
    tokens,
    client: (account) => createClient({ baseUrl, fetch: injectFetch(app), token: account && tokens[account] }),
    send: (account, sent) => send(app, account && tokens[account], sent),
    head: () => runtime.store.head(),
    settled: () => settled(runtime),
  }
}

async function send(app: FastifyInstance, token: string | null, sent: Sent): Promise<Answer> {
  const { route, params = {}, query = {}, headers = {} } = sent
  const path = (sent.url ?? route?.path ?? '/').replace(/:([A-Za-z]+)/g, (_all, name: string) => params[name] ?? '')
  const search = new URLSearchParams(query)
  const answer = await app.inject({
    method: sent.method ?? route?.method ?? 'GET',
    // a stream of events has no end to be waited for
    payloadAsStream: true,
    url: search.size > 0 ? `${path}?${search}` : path,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(route?.write ? { 'idempotency-key': randomUUID() } : {}),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent.body === undefined
      ? {}
      : { payload: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body) }),
  })
  const type = String(answer.headers['content-type'])
  const isEndless = type.startsWith('text/event-stream')
  if (isEndless) answer.stream().destroy()
  const payload = isEndless ? '' : await text(answer.stream())
  const body = type.includes('json') && payload !== '' ? JSON.parse(payload) : {}
  return { status: answer.statusCode, headers: answer.headers, text: payload, body }
}

async function startRuntime(t: Test, { store: log, keys }: SharedLog, now?: () => string): Promise<Runtime> {
  // other nodes may go on with it
  const store = { ...portOf(log), close: async () => undefined }
  const dir = await mkdtemp(join(tmpdir(), 'wubu-api-'))
  t.teardown(() => rm(dir, { recursive: true, force: true }))
  const startProjections = inProcessProjections({ store, keys, timeZone, dir })
  const connection = { everyMs: 50, patienceMs: 100 }
  const clock = now ? { now } : {}
  return createRuntime({
    store,
    keys,
    timeZone,
    readModelsDir: dir,
    scratchDir: join(dir, 'scratch'),
    startProjections,
    connection,
    ...clock,
  })
}

async function settled(runtime: Runtime): Promise<void> {
  const head = await runtime.store.head()
  if (head === null) return
  const reached = [runtime.waitForReadModels(head, 10_000), runtime.reference.waitFor(head, 10_000)]
  if ((await Promise.all(reached)).includes(false)) throw new Error('the read models do not catch up')
}

async function signInAll(app: FastifyInstance): Promise<Record<AccountName, string>> {
  const client = createClient({ baseUrl, fetch: injectFetch(app) })
  const tokens = accountNames.map(async (name) => {
    const { token } = await client.call(routes.openSession, { body: { name, password } })
    return [name, token] as const
  })
  return Object.fromEntries(await Promise.all(tokens)) as Record<AccountName, string>
}

function portOf(store: EventStore): EventStore {
  return {
    logId: store.logId,
    append: (...append) => store.append(...append),
    readStream: (...read) => store.readStream(...read),
    readAll: (...read) => store.readAll(...read),
    subscribe: (subscription) => store.subscribe(subscription),
    head: () => store.head(),
    close: () => store.close(),
  }
}
