import { type Route, routes } from '@wubu/contract'
import t from 'tap'
import { type Answer, startNode, type TestNode } from './node.ts'
import { dispatched, registered } from './story.ts'

const key = { 'idempotency-key': 'registration-1' }
const body = {
  channel: 'window',
  item: 'road-repair',
  description: '井盖缺失',
  resident: { name: '张三', phone: '13800000000' },
}

async function events({ store }: TestNode, prefix: string) {
  const { events } = await store.readAll(null, 10_000)
  return events.filter(({ stream }) => stream.startsWith(prefix))
}

async function registrations(node: TestNode) {
  return (await events(node, 'request-')).filter(({ type }) => type === 'RequestRegistered')
}

function sameAnswers(answers: readonly Answer[]) {
  return new Set(answers.map(({ status, text, headers }) => `${status} ${text} ${headers['wubu-position']}`)).size === 1
}

t.test('the same Idempotency-Key, 20 times at once', async (t) => {
  t.test('registers one request and one resident, and gives 20 equal answers', async (t) => {
    const node = await startNode(t)
    const sent = { route: routes.registerRequest, body, headers: key }
    const answers = await Promise.all(Array.from({ length: 20 }, () => node.send('window-a', sent)))
    t.equal(answers[0]?.status, 201)
    t.ok(sameAnswers(answers))
    t.equal((await registrations(node)).length, 1)
    t.equal((await events(node, 'resident-')).length, 1)
  })

  t.test('gives one command, and 20 equal answers', async (t) => {
    const node = await startNode(t)
    const { id } = await dispatched(node, ['civil-affairs'])
    const before = (await events(node, `request-${id}`)).length
    const route = routes['acknowledge-assignment']
    const sent = { route, params: { id }, body: { assignmentId: 'a1' }, headers: key }
    const answers = await Promise.all(Array.from({ length: 20 }, () => node.send('handler-a', sent)))
    t.equal(answers[0]?.status, 200)
    t.ok(sameAnswers(answers))
    t.equal((await events(node, `request-${id}`)).length, before + 1)
  })
})

t.test('the same Idempotency-Key', async (t) => {
  t.test('from another account is a request of its own', async (t) => {
    const node = await startNode(t)
    const sent = { route: routes.registerRequest, body, headers: key }
    const one = await node.send('window-a', sent)
    const other = await node.send('window-b', sent)
    t.match([one.status, other.status], [201, 201])
    t.not(one.body.requestId, other.body.requestId)
    t.equal((await registrations(node)).length, 2)
  })

  t.test('with another body is refused with 422, whatever differs', async (t) => {
    const node = await startNode(t)
    const send = (given: object) => node.send('window-a', { route: routes.registerRequest, body: given, headers: key })
    t.equal((await send(body)).status, 201)
    const head = await node.head()
    const others = [
      { ...body, description: '别的' },
      { ...body, resident: { name: '李四' } },
      { ...body, resident: null },
      { ...body, resident: undefined, channel: 'hotline' },
    ]
    for (const other of others) t.match(await send(other), { status: 422, body: { code: 'idempotency_key_reused' } })
    t.equal(await node.head(), head, 'nothing was written')
  })

  t.test('for something else is refused with 422, wherever it was used first', async (t) => {
    const node = await startNode(t)
    const [one, other] = [await registered(node), await registered(node)]
    const send = (route: Route, given: object, id = one.id) =>
      node.send('window-a', { route, params: { id }, body: given, headers: key })
    const withdraw = { reason: '已解决' }
    t.equal((await send(routes['withdraw-request'], withdraw)).status, 200)
    const head = await node.head()
    const refusal = { status: 422, body: { code: 'idempotency_key_reused' } }
    t.match(await send(routes['withdraw-request'], withdraw, other.id), refusal, 'another request')
    t.match(
      await send(routes.registerRequest, body),
      refusal,
      'a registration, whose resident is not registered either',
    )
    t.match(await send(routes.registerResident, { name: '张三' }), refusal)
    t.equal((await send(routes['withdraw-request'], withdraw)).status, 200, 'and the first is still answered')
    t.equal(await node.head(), head, 'nothing was written')
  })

  t.test('for two references of a source is refused with 422', async (t) => {
    const node = await startNode(t)
    const source = (reference: string) => ({ channel: 'hotline', source: { system: '12345', reference } })
    const send = (given: object) => node.send('window-a', { route: routes.registerRequest, body: given, headers: key })
    t.equal((await send(source('1'))).status, 201)
    const head = await node.head()
    t.match(await send({ ...source('2'), resident: { name: '张三' } }), { status: 422 })
    t.equal(await node.head(), head, 'nothing was written')
  })

  t.test('may be used again after a refusal, which wrote nothing', async (t) => {
    const node = await startNode(t)
    const { id } = await registered(node)
    const send = (route: Route, given: object) =>
      node.send('window-a', { route, params: { id }, body: given, headers: key })
    t.match(await send(routes['deliver-feedback'], { method: 'phone' }), { status: 409 })
    t.match(await send(routes['withdraw-request'], { reason: '已解决' }), { status: 200 })
  })

  t.test('after later events still gets the first answer, also with the revision that was current then', async (t) => {
    const node = await startNode(t)
    const { id } = await dispatched(node, ['civil-affairs'])
    const [last] = (await events(node, `request-${id}`)).slice(-1)
    const headers = { ...key, 'if-match': `"${last?.revision}"` }
    const route = routes['acknowledge-assignment']
    const first = await node.send('handler-a', { route, params: { id }, body: { assignmentId: 'a1' }, headers })
    await node
      .client('handler-a')
      .call(routes['record-progress'], { params: { id }, body: { assignmentId: 'a1', note: '已到场' } })
    const retry = await node.send('handler-a', { route, params: { id }, body: { assignmentId: 'a1' }, headers })
    t.equal(first.status, 200)
    t.equal(retry.text, first.text)
  })

  t.test('completes a registration that was cut off after the request', async (t) => {
    const node = await startNode(t)
    const { residents } = node.runtime
    const handle = residents.handle.bind(residents)
    let cut = true
    residents.handle = (command) => {
      if (!cut) return handle(command)
      cut = false
      return Promise.reject(new Error('the power is out'))
    }
    const sent = { route: routes.registerRequest, body, headers: key }
    t.match(await node.send('window-a', sent), { status: 500, body: { code: 'internal_error' } })
    t.match(await node.send('window-a', sent), { status: 201 })
    t.equal((await events(node, 'resident-')).length, 1)
    t.equal((await registrations(node)).length, 1)
  })
})

t.test('a request with a reference of its source exists once, whoever registers it', async (t) => {
  const node = await startNode(t)
  const given = { channel: 'hotline', source: { system: '12345', reference: '20260301-7' } }
  const first = await node.send('window-a', { route: routes.registerRequest, body: given })
  t.equal(first.status, 201)
  const { requestId } = first.body
  const again = (by: 'window-a' | 'window-b') => node.send(by, { route: routes.registerRequest, body: given })
  const code = 'source_already_registered'
  t.match(await again('window-a'), { status: 409, body: { code, details: { requestId } } })
  t.match(
    await again('window-b'),
    { status: 409, body: { code, details: undefined } },
    'who does not see it learns no more',
  )
  const withResident = { ...given, resident: { name: '张三' } }
  t.match(await node.send('window-b', { route: routes.registerRequest, body: withResident }), {
    status: 409,
    body: { code },
  })
  t.equal((await events(node, 'resident-')).length, 0, 'and leaves no resident behind')
})
