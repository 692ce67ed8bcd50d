import t from 'tap'
import { type ApiError, createClient, UnexpectedReply } from '../src/client.ts'
import { routes } from '../src/routes.ts'

interface Seen {
  readonly url: string
  readonly method: string | undefined
  readonly headers: Headers
  readonly body: unknown
}

/** A server that answers always the same, and remembers what it was asked. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const seen: Seen[] = []
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    seen.push({ url: String(input), method: init.method, headers: new Headers(init.headers), body: init.body })
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers })
  }
  return { seen, client: createClient({ baseUrl: 'http://wubu.test', token: 'secret', fetch }) }
}

const id = '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11'
const commanded = { revision: 3, position: 'log:4', state: { request: 'analyzing.triaging' } }

t.test('the client', async (t) => {
  t.test('sends what the route says, with a key on writes', async (t) => {
    const { seen, client } = answering(200, commanded)
    const reply = await client.call(routes['accept-request'], {
      params: { id },
      body: {},
      ifMatch: 2,
      idempotencyKey: 'k',
    })
    t.same(reply, commanded)
    const path = `/api/requests/${id}/commands/accept-request`
    t.match(seen, [{ url: `http://wubu.test${path}`, method: 'POST', body: '{}' }])
    const headers = seen[0]?.headers
    t.equal(headers?.get('authorization'), 'Bearer secret')
    t.equal(headers?.get('idempotency-key'), 'k')
    t.equal(headers?.get('if-match'), '"2"')
  })

  t.test('makes up a key where none is given, another for each call', async (t) => {
    const { seen, client } = answering(200, commanded)
    for (let round = 0; round < 2; round += 1) await client.call(routes['accept-request'], { params: { id }, body: {} })
    const [one, other] = seen.map(({ headers }) => headers.get('idempotency-key'))
    t.ok(one && other && one !== other)
  })

  t.test('escapes what stands in the address', async (t) => {
    const { seen, client } = answering(200, { requests: [], next: null, total: null, position: null })
    await client.call(routes.listRequests, { query: { q: 'A&B=张', limit: 5 }, minPosition: 'log:7' })
    t.equal(seen[0]?.url, 'http://wubu.test/api/requests?q=A%26B%3D%E5%BC%A0&limit=5')
    t.equal(seen[0]?.headers.get('wubu-min-position'), 'log:7')
    t.equal(seen[0]?.headers.get('idempotency-key'), null)
  })

  t.test('throws what the API refuses, by its code, and when to come again', async (t) => {
    const problem = {
      type: 'urn:wubu:problem:contended',
      status: 503,
      code: 'contended',
      title: '…',
      titleEn: 'Later.',
    }
    const { client } = answering(503, problem, { 'retry-after': '7' })
    const call = client.call(routes.getMe, {})
    await t.rejects(call, {
      name: 'ApiError',
      code: 'contended',
      status: 503,
      retryAfter: 7,
    } satisfies Partial<ApiError>)
  })

  t.test('throws where a reply is not what the contract says', async (t) => {
    await t.rejects(answering(200, { nonsense: true }).client.call(routes.getMe, {}), UnexpectedReply)
    await t.rejects(answering(502, 'Bad Gateway').client.call(routes.getMe, {}), UnexpectedReply)
  })

  t.test('expects no body where there is none', async (t) => {
    t.equal(await answering(204, null).client.call(routes.closeSession, {}), undefined)
  })
})
