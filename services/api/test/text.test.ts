import { randomUUID } from 'node:crypto'
import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'

t.test('text that cannot be kept as it was typed is refused, and nothing is written', async (t) => {
  const node = await startNode(t)
  const { app, tokens } = node
  const post = async (payload: string | Buffer, contentType = 'application/json') => {
    const head = await node.head()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/requests',
      headers: {
        authorization: `Bearer ${tokens['window-a']}`,
        'idempotency-key': randomUUID(),
        'content-type': contentType,
      },
      payload,
    })
    if (answer.statusCode !== 201) t.equal(await node.head(), head)
    return { status: answer.statusCode, body: answer.json() }
  }
  const malformed = (message: RegExp) => ({
    status: 400,
    body: { code: 'malformed_request', issues: [{ path: 'body', message }] },
  })

  t.test('bytes of another encoding, which would be kept as question marks', async (t) => {
    const zhangInGbk = Buffer.from([0xd5, 0xc5])
    const body = Buffer.concat([Buffer.from('{"channel":"window","description":"'), zhangInGbk, Buffer.from('"}')])
    t.match(await post(body), malformed(/UTF-8/))
  })
  t.test('a content type that says another encoding', async (t) => {
    const refusal = { status: 415, body: { code: 'media_type_not_supported' } }
    t.match(await post('{"channel":"window"}', 'application/json; charset=gbk'), refusal)
    t.match(await post('{"channel":"window"}', 'application/json; Charset="UTF-8"'), { status: 201 })
  })
  t.test('half a surrogate pair, and NUL', async (t) => {
    const source = (reference: string) => `{"channel":"window","source":{"system":"old","reference":"${reference}"}}`
    t.match(await post(source('a\\ud800')), malformed(/surrogate/))
    t.match(await post(source('a\\uDC00\\ud800')), malformed(/surrogate/))
    t.match(await post(source('a\\u0000')), malformed(/NUL/))
    t.match(await post('{"channel":"window","\\ud800":1}'), malformed(/surrogate/))
    t.match(await post('{"channel":"window","\\u0000":1}'), malformed(/NUL/))
  })
  t.test('a whole pair is a character like any other, escaped or not', async (t) => {
    for (const typed of ['\\ud842\\udfb7', '𠮷', '\\\\ud800']) {
      t.match(await post(`{"channel":"window","description":"${typed}"}`), { status: 201 }, typed)
    }
  })
  t.test('what is no JSON says so', async (t) => {
    t.match(await post('{"channel":'), malformed(/JSON/))
    t.match(await post(''), malformed(/empty/i))
    t.match(await post('['.repeat(100_000)), malformed(/JSON/))
    t.match(await post('{"channel":"window","__proto__":{}}'), malformed(/JSON/))
    t.match(await post(Buffer.from('{"channel":"window"}', 'utf16le')), malformed(/JSON/))
  })
})

t.test('query fields that a route does not have are refused on every route', async (t) => {
  const node = await startNode(t)
  const query = { colour: 'red' }
  const refusal = { status: 400, body: { code: 'malformed_request', issues: [{ path: 'querystring' }] } }
  t.match(await node.send('window-a', { route: routes.getMe, query }), refusal)
  t.match(await node.send(null, { route: routes.getLive, query }), refusal)
  const head = await node.head()
  const body = { channel: 'window' }
  t.match(await node.send('window-a', { route: routes.registerRequest, query, body }), refusal)
  t.equal(await node.head(), head)
})

t.test('instants that no four-digit year holds are refused: as text they would sort wrongly', async (t) => {
  const { send } = await startNode(t)
  const refusal = { status: 400, body: { code: 'malformed_request' } }
  for (const at of ['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00+23:59', 'now', '2026-11-22T23:59:60Z', '']) {
    t.match(await send('dispatcher', { route: routes.getCompletion, query: { at } }), refusal)
    t.match(await send('handler-a', { route: routes.listAssignments, query: { due: at } }), refusal)
  }
  const last = { at: '9999-12-31T23:59:59Z' }
  t.match(await send('dispatcher', { route: routes.getCompletion, query: last }), { status: 200 })
})

t.test('a request is found by its id in capitals too', async (t) => {
  const { client } = await startNode(t)
  const { requestId } = await client('window-a').call(routes.registerRequest, { body: { channel: 'window' } })
  const found = await client('window-a').call(routes.getRequest, { params: { id: requestId.toUpperCase() } })
  t.equal(found.requestId, requestId)
})
