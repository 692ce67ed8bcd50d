import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import { ended, lineOf, scratch, start, wubu } from './wubu.ts'

const resident = { name: '欧阳清风', phone: '13987654321', idNumber: '110101199003078812', address: '和平里九区七号楼' }
const description = '楼道里的灯坏了三天'

/** Files of a folder that hold one of the texts. By another process: to open a database's file here would free its locks. */
function filesWith(dir: string, texts: readonly string[]): string {
  const patterns = texts.flatMap((text) => ['-e', text])
  try {
    return execFileSync('grep', ['-rlaF', ...patterns, dir], { encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) return ''
    throw error
  }
}

t.test('what identifies a resident', async (t) => {
  const data = join(scratch(t), 'data')
  const server = start('start', '--data', data, '--port', '0')
  t.teardown(() => server.kill('SIGKILL'))
  let printed = ''
  server.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  const said = await lineOf(server, /http:\/\/127\.0\.0\.1:\d+/)
  server.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
  const call = async (path: string, body: object, token?: string, position?: string) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const after = position === undefined ? {} : { 'wubu-min-position': position }
    const reply = await fetch(url + path, {
      method: 'POST',
      headers: { ...headers, ...authorization, ...after },
      body: JSON.stringify(body),
    })
    return { status: reply.status, body: JSON.parse(await reply.text()) }
  }
  const signIn = async (name: string) => {
    const password = new RegExp(`${name}\\s+(\\S+)`).exec(said)?.[1]
    return String((await call('/api/session', { name, password })).body.token)
  }
  const [window, admin] = [await signIn('demo-window'), await signIn('demo-admin')]
  const registration = { channel: 'window', item: 'MZ-01', accept: true, description, resident }
  const registered = await call('/api/requests', registration, window)
  t.equal(registered.status, 201)
  const { residentId, requestId, position } = registered.body
  const found = await call('/api/residents/search', { phone: resident.phone }, window, position)
  t.match(found.body, { residents: [{ name: resident.name }] }, 'is found by phone')
  const texts = [...Object.values(resident), description]

  t.test('is in no file in the clear, from the first event on', async (t) => {
    t.equal(filesWith(data, texts), '')
    t.ok(filesWith(data, [requestId]), 'the search finds what is there')
  })
  t.test('is gone with the key, for those who look and on disk', async (t) => {
    const commands = `/api/residents/${residentId}/commands`
    const asked = await call(`${commands}/request-erasure`, { reason: 'resident-asked' }, admin)
    t.equal(asked.status, 200)
    const erased = await call(`${commands}/erase`, {}, await signIn('demo-admin-b'))
    t.equal(erased.status, 200)
    const again = await call('/api/residents/search', { phone: resident.phone }, window, erased.body.position)
    t.same(again.body.residents, [])
    const detail = await fetch(`${url}/api/requests/${requestId}`, { headers: { authorization: `Bearer ${window}` } })
    const text = await detail.text()
    t.match(JSON.parse(text), { description: null, resident: { erased: true, name: null } })
    server.kill('SIGTERM')
    t.equal(await ended(server), 0)
    t.equal(filesWith(data, texts), '')
    t.notOk(
      texts.some((one) => printed.includes(one)),
      'nor in what the server printed',
    )
  })
  t.test('leaves chains that verify', async (t) => t.match(await wubu('verify', '--data', data), { code: 0 }))
})
