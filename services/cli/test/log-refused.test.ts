import { join } from 'node:path'
import { startEventStoreServer } from '@wubu/testing/event-store-server'
import t from 'tap'
import { exitCodes } from '../src/cli-error.ts'
import { ended, scratch, start, wubu } from './wubu.ts'

const password = 'geheim%20密'
/** Of docs/reference/cli.md, and what it takes to start. */
const seconds = 15 + 5

t.setTimeout(240_000)

const server = await startEventStoreServer({ credentials: { username: 'wubu', password } })
t.teardown(() => server.stop())
const plain = await startEventStoreServer()
t.teardown(() => plain.stop())
const gone = await startEventStoreServer()
await gone.stop()

const right = server.connectionString
const user = `wubu:${encodeURIComponent(password)}`
const cases = [
  { what: 'an unknown host', url: `esdb://${user}@nowhere.invalid`, code: exitCodes.log, says: /host .* is not known/ },
  { what: 'a port where nobody is', url: gone.connectionString, code: exitCodes.log, says: /can't be reached/ },
  {
    what: 'another scheme',
    url: `postgres://${user}@localhost/db`,
    code: exitCodes.usage,
    says: /esdb:\/\/user:password/,
  },
  {
    what: 'a wrong password',
    url: right.replace(/:[^:@]*@/, ':wrong-geheim@'),
    code: exitCodes.log,
    says: /refuses the user or the password/,
  },
  {
    what: 'a certificate that is not trusted',
    url: right.replace(/&tlsCAFile=.*/, ''),
    code: exitCodes.log,
    says: /certificate of .* is not trusted/,
  },
  {
    what: 'TLS where the server speaks none',
    url: `esdb://${user}@localhost:${plain.port}`,
    code: exitCodes.log,
    says: /speaks no TLS/,
  },
  {
    what: 'no TLS where the server wants it',
    url: `esdb://localhost:${server.port}?tls=false`,
    code: exitCodes.log,
    says: /speaks TLS: leave tls=false out/,
  },
  {
    what: 'no TLS where a cluster wants it',
    url: `esdb://localhost:${server.port},127.0.0.1:${server.port}?tls=false`,
    code: exitCodes.log,
    says: /speaks TLS: leave tls=false out/,
  },
  {
    what: 'a name for a cluster that nobody knows',
    url: `esdb+discover://${user}@nowhere.invalid`,
    code: exitCodes.log,
    says: /host .* is not known/,
  },
]

for (const { what, url, code, says } of cases) {
  await t.test(`${what} ends a command with ${code} and one line, in time, without the password`, async (t) => {
    const data = join(scratch(t), 'data')
    const began = performance.now()
    const ran = await wubu('account', 'add', 'chief', '--data', data, '--log', url)
    t.ok(performance.now() - began < seconds * 1_000, `${Math.round(performance.now() - began)} ms`)
    t.equal(ran.code, code)
    t.match(ran.stderr, says)
    t.equal(ran.stderr.trim().split('\n').length, 1, ran.stderr)
    t.notMatch(ran.stdout + ran.stderr, /geheim/)
  })
}

await t.test(
  'a node never logs the password, however much it logs and whatever becomes of its log’s server',
  async (t) => {
    const data = join(scratch(t), 'data')
    t.match(await wubu('account', 'add', 'chief', '--data', data, '--log', right), { code: exitCodes.ok })
    process.env.WUBU_LOG_LEVEL = 'trace'
    const node = start('serve', '--data', data, '--log', right, '--port', '0')
    delete process.env.WUBU_LOG_LEVEL
    t.teardown(() => node.kill('SIGKILL'))
    let said = ''
    node.stdout?.on('data', (chunk) => (said += chunk))
    node.stderr?.on('data', (chunk) => (said += chunk))
    const until = async (holds: () => Promise<boolean>) => {
      for (let wait = 0; wait < 300 && !(await holds()); wait += 1) await new Promise((r) => setTimeout(r, 100))
      return holds()
    }
    t.ok(await until(async () => /http:\/\/127\.0\.0\.1:\d+/.test(said)), said.slice(-500))
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
    const ready = async () => (await fetch(`${url}/readyz`)).status
    t.ok(await until(async () => (await ready()) === 200))
    await server.kill()
    t.ok(await until(async () => (await ready()) === 503), 'and says that it is not ready')
    await server.restart()
    t.ok(await until(async () => (await ready()) === 200), 'until its log is back')
    server.faults.inject('read', { kind: 'refuse', with: 'unauthenticated' }, { times: 3 })
    server.faults.inject('append', { kind: 'refuse', with: 'unauthenticated' }, { times: 3 })
    await fetch(`${url}/api/session`, {
      method: 'POST',
      body: '{"name":"chief","password":"no"}',
      headers: { 'content-type': 'application/json' },
    })
    node.kill('SIGTERM')
    t.equal(await ended(node), exitCodes.ok)
    t.ok(said.length > 200, 'it did log')
    t.notMatch(said, /geheim|Z2VoZWlt|d3VidTpn/, 'neither as it is nor as the header that carries it')
  },
)
