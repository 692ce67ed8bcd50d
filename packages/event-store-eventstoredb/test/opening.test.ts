import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { parseLogUrl } from '../src/log-url.ts'
import { openEventStoreDb } from '../src/open.ts'

const password = 'geheim-%40-密'
const short = { callMs: 1_000, retryMs: 0, openMs: 0 }

const unusable: Record<string, string> = {
  'another scheme': `postgres://user:${password}@host/db`,
  'no URL': 'data',
  'no host': `esdb://user:${password}@`,
  'a port that is none': `esdb://user:${password}@host:99999`,
  'a user without a password': 'esdb://user@host',
  'a setting that is not known': `esdb://user:${password}@host?tlsVerifyCert=false`,
  'the one that answers refused appends with success': `esdb://user:${password}@host?throwOnAppendFailure=false`,
  'tls that is neither': `esdb://user:${password}@host?tls=maybe`,
  'a user where no credentials would be sent': `esdb://user:${password}@host?tls=false`,
  'a number that is none': `esdb://user:${password}@host?gossipTimeout=soon`,
  'a preference that is none': `esdb://user:${password}@host?nodePreference=nearest`,
  'a certificate that is not there': `esdb://user:${password}@host?tlsCAFile=/nowhere/ca.crt`,
  'two names for one cluster': `esdb+discover://user:${password}@one,two`,
}
for (const [name, url] of Object.entries(unusable)) {
  t.test(`a URL with ${name} is refused in one line, without its password`, async (t) => {
    const failure = await failureOf(openEventStoreDb(url))
    t.equal(failure.code, 'log_url_invalid')
    t.notMatch(failure.message, '\n')
    t.notMatch(failure.message, 'geheim')
  })
}

t.test('a URL names hosts, user and TLS as they were written', async (t) => {
  const { endpoints, credentials, channel, name } = parseLogUrl('esdb://a%40b:c%3Ad@one,two:2114/?connectionName=n1')
  t.same(endpoints, [
    { address: 'one', port: 2113 },
    { address: 'two', port: 2114 },
  ])
  t.same(credentials, { username: 'a@b', password: 'c:d' })
  t.equal(channel.insecure, false)
  t.equal(name, 'esdb://one,two:2114')
})

t.test('with the right certificate and credentials the log opens, and every call carries them', async (t) => {
  const server = await startEventStoreServer({ credentials: { username: 'wubu', password } })
  t.teardown(() => server.stop())
  const store = await openEventStoreDb(server.connectionString, short)
  t.teardown(() => store.close())
  t.equal(await store.head(), null)
})

t.test('what stands against opening is told in one line, in time, without the password', async (t) => {
  const server = await startEventStoreServer({ credentials: { username: 'wubu', password } })
  t.teardown(() => server.stop())
  const gone = await startEventStoreServer()
  await gone.stop()
  const untrusted = server.connectionString.replace(/&tlsCAFile=.*/, '')
  const cases = {
    log_credentials_refused: server.connectionString.replace(/:[^:@]*@/, ':wrong-geheim@'),
    log_certificate_refused: untrusted,
    log_unreachable: gone.connectionString,
  }
  const plain = await failureOf(openEventStoreDb(`esdb://localhost:${server.port}?tls=false`, { openMs: 10_000 }))
  t.match(plain, { code: 'log_certificate_refused', message: /speaks TLS/ })
  for (const [code, url] of Object.entries(cases)) {
    const start = performance.now()
    const failure = await failureOf(openEventStoreDb(url, short))
    t.equal(failure.code, code, failure.message)
    t.notMatch(failure.message, /\n|geheim/)
    t.ok(performance.now() - start < 3_000, `${code} in time`)
  }
  const nowhere = await failureOf(openEventStoreDb('esdb://nowhere.invalid?tls=false', short))
  t.match(nowhere, { code: 'log_unreachable', message: /host .* is not known/ })
})

t.test('of a cluster, too, it is told what stands against each node', async (t) => {
  const server = await startEventStoreServer({ credentials: { username: 'wubu', password } })
  t.teardown(() => server.stop())
  const two = server.connectionString.replace(/&tlsCAFile=.*/, '').replace('?', `,localhost:${server.port}?`)
  t.match(await failureOf(openEventStoreDb(two, short)), { code: 'log_certificate_refused' })
})

t.test('a server that is only starting is waited for', async (t) => {
  const server = await startEventStoreServer()
  t.teardown(() => server.stop())
  server.faults.inject('read', { kind: 'refuse', with: 'notReady' }, { times: 3 })
  const store = await openEventStoreDb(server.connectionString, { openMs: 5_000 })
  await store.close()
})

async function failureOf(opening: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await opening
  } catch (error) {
    if (error instanceof Error) return { code: 'code' in error ? error.code : null, message: error.message }
  }
  return { code: null, message: '' }
}
