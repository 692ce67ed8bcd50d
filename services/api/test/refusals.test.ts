import { routes } from '@wubu/contract'
import t, { type Test } from 'tap'
import { type Sent, startNode, type TestNode } from './node.ts'
import { dispatched, registered } from './story.ts'

/** Refused as said, as a problem, and nothing was written. */
async function refuses(t: Test, node: TestNode, by: Parameters<TestNode['send']>[0], sent: Sent, expected: object) {
  const head = await node.head()
  const answer = await node.send(by, sent)
  t.match(answer, expected)
  t.match(answer.headers['content-type'], /^application\/problem\+json/)
  t.notMatch(answer.text, /node_modules|\.ts:|at async/, 'no stack')
  t.equal(await node.head(), head, 'nothing was written')
}

t.test('a command is refused', async (t) => {
  const node = await startNode(t)
  const { id } = await dispatched(node, ['civil-affairs'])
  const params = { id }

  t.test('out of order, with 409 and what is allowed', async (t) => {
    const sent = { route: routes['deliver-feedback'], params, body: { method: 'phone' } }
    const allowed = ['request-materials', 'withdraw-request', 'record-correction']
    const body = {
      code: 'wrong_state',
      title: /环节/,
      titleEn: /state/,
      allowed,
      details: { at: 'handling.dispatched' },
    }
    await refuses(t, node, 'window-a', sent, { status: 409, body })
  })

  t.test('on a stale revision, with 412 and the newest', async (t) => {
    const sent = { route: routes['acknowledge-assignment'], params, body: { assignmentId: 'a1' } }
    const body = { code: 'stale_revision', details: { revision: Number } }
    await refuses(t, node, 'handler-a', { ...sent, headers: { 'if-match': '"0"' } }, { status: 412, body })
  })

  t.test('on a request that is not visible as on one that is not there, with 404', async (t) => {
    const sent = { route: routes['acknowledge-assignment'], body: { assignmentId: 'a1' } }
    const notThere = { status: 404, body: { code: 'no_such_request', details: undefined } }
    await refuses(t, node, 'handler-b', { ...sent, params }, notThere)
    await refuses(t, node, 'handler-b', { ...sent, params: { id: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' } }, notThere)
    await refuses(t, node, 'handler-b', { ...sent, params, headers: { 'if-match': '"0"' } }, notThere)
  })

  t.test('on one that is visible to somebody who may not, with 403', async (t) => {
    const dispatch = {
      route: routes['dispatch-request'],
      params,
      body: { assignments: [{ unit: 'water', part: 'lead' }] },
    }
    await refuses(t, node, 'handler-a', dispatch, { status: 403, body: { code: 'role_not_permitted' } })
    const acknowledge = { route: routes['acknowledge-assignment'], params, body: { assignmentId: 'a1' } }
    await refuses(t, node, 'window-a', acknowledge, { status: 403, body: { code: 'not_your_assignment' } })
  })

  t.test('naming what is not there, with 422', async (t) => {
    const body = { assignments: [{ unit: 'water', part: 'support' }] }
    const sent = { route: routes['dispatch-request'], params, body }
    await refuses(t, node, 'dispatcher', sent, {
      status: 422,
      body: { code: 'no_such_unit', details: { unit: 'water' } },
    })
  })
})

t.test('what is malformed is refused with 400', async (t) => {
  const node = await startNode(t)
  const { id } = await registered(node)
  const route = routes['record-correction']
  const params = { id }
  const body = { field: 'channel', to: 'hotline', reason: '误' }
  const malformed = (code: string) => ({ status: 400, body: { code } })
  const cases: Record<string, [Sent, string]> = {
    'an unknown field': [{ body: { ...body, extra: 1 } }, 'malformed_request'],
    'a missing field': [{ body: { field: 'channel' } }, 'malformed_request'],
    'a wrong type': [{ body: { ...body, to: 7 } }, 'malformed_request'],
    'an array for an object': [{ body: [] }, 'malformed_request'],
    'no body': [{}, 'malformed_request'],
    'broken JSON': [{ body: '{"field":' }, 'malformed_request'],
    'a polluted prototype': [{ body: '{"__proto__":{"a":1}}' }, 'malformed_request'],
    'an id that is none': [{ body, params: { id: 'nonsense' } }, 'malformed_request'],
    'no Idempotency-Key': [{ body, headers: { 'idempotency-key': '' } }, 'idempotency_key_missing'],
    'an Idempotency-Key too long': [
      { body, headers: { 'idempotency-key': 'k'.repeat(201) } },
      'idempotency_key_malformed',
    ],
    'a weak If-Match': [{ body, headers: { 'if-match': 'W/"1"' } }, 'if_match_malformed'],
    'an If-Match of no number': [{ body, headers: { 'if-match': '"one"' } }, 'if_match_malformed'],
    'several If-Match': [{ body, headers: { 'if-match': '"1", "2"' } }, 'if_match_malformed'],
  }
  for (const [name, [sent, code]] of Object.entries(cases)) {
    t.test(name, async (t) => refuses(t, node, 'window-a', { route, params, ...sent }, malformed(code)))
  }
  const queries: Record<string, Sent> = {
    'an unknown query field': { route: routes.listRequests, query: { mood: 'red' } },
    'a limit that is none': { route: routes.listRequests, query: { limit: 'all' } },
    'a dimension that is none': { route: routes.getCompletion, query: { by: 'unit,colour' } },
  }
  for (const [name, sent] of Object.entries(queries)) {
    t.test(name, async (t) => refuses(t, node, 'dispatcher', sent, malformed('malformed_request')))
  }
  t.test('a cursor that no page gave', async (t) =>
    refuses(
      t,
      node,
      'dispatcher',
      { route: routes.listRequests, query: { cursor: 'AAAA' } },
      malformed('cursor_malformed'),
    ),
  )
  t.test('the issues name the field and never its value', async (t) => {
    const answer = await node.send('window-a', { route, params, body: { ...body, to: { name: '张三' } } })
    t.match(answer.body, { issues: [{ path: 'body/to' }] })
    t.notMatch(answer.text, /张三/)
  })
})

t.test('what HTTP itself gets wrong', async (t) => {
  const node = await startNode(t)
  const { app } = node
  t.test('an unknown address', async (t) =>
    refuses(t, node, null, { url: '/api/nothing' }, { status: 404, body: { code: 'no_such_route' } }),
  )
  t.test('a method that the address does not have', async (t) =>
    refuses(t, node, null, { url: '/api/me', method: 'PUT' }, { status: 404, body: { code: 'no_such_route' } }),
  )
  t.test('an address that is no UTF-8', async (t) =>
    refuses(t, node, null, { url: '/api/requests/%ff' }, { status: 400, body: { code: 'malformed_request' } }),
  )
  t.test('a body that is too large', async (t) => {
    const body = { channel: 'window', description: '长'.repeat(100_000) }
    await refuses(t, node, 'window-a', { route: routes.registerRequest, body }, { status: 413 })
  })
  t.test('a body that is no JSON', async (t) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await refuses(
      t,
      node,
      'window-a',
      { route: routes.registerRequest, body: 'channel=window', headers },
      { status: 415 },
    )
  })
  t.test('HEAD answers as GET without a body, and every answer has its security headers', async (t) => {
    const answer = await app.inject({ method: 'HEAD', url: '/livez' })
    t.match(answer, { statusCode: 200, payload: '' })
    t.match(answer.headers, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })
})

t.test('a request with a new resident that is refused leaves no resident behind', async (t) => {
  const node = await startNode(t)
  const body = { channel: 'window', item: 'no-such-item', resident: { name: '王五' } }
  await refuses(
    t,
    node,
    'window-a',
    { route: routes.registerRequest, body },
    { status: 422, body: { code: 'no_such_item' } },
  )
  const both = { ...body, item: null, residentId: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' }
  await refuses(t, node, 'window-a', { route: routes.registerRequest, body: both }, { status: 400 })
  const unknown = { channel: 'window', residentId: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' }
  const expected = { status: 422, body: { code: 'resident_not_registered' } }
  await refuses(t, node, 'window-a', { route: routes.registerRequest, body: unknown }, expected)
})
