import { routes } from '@wubu/contract'
import { receiptNo, requestCommands } from '@wubu/domain'
import t from 'tap'
import { progressCode as codeOf } from '../src/progress-code.ts'
import { lastTwelveMonths } from '../src/twelve-months.ts'
import { startNode } from './node.ts'
import { awaitingFeedback, registered } from './story.ts'

const clerk = { id: 'clerk', role: 'system', unit: null } as const
const body = { item: 'road-repair' }
const { requestId: _none, ...newRequest } = requestCommands['register-request'].parse({
  requestId: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11',
  channel: 'web',
})

t.test('a resident', async (t) => {
  const node = await startNode(t)
  const request = await awaitingFeedback(node)
  const other = await registered(node)
  await node
    .client('callback')
    .call(routes['deliver-feedback'], { params: { id: request.id }, body: { method: 'phone' } })
  await node.settled()
  const { progressCode: code } = request
  const params = { receiptNo: request.receiptNo }

  t.test('is told the same for an unknown receipt and a wrong code', async (t) => {
    const route = routes.getProgress
    const answers = [
      await node.send(null, { route, params, body: { code: other.progressCode } }),
      await node.send(null, { route, params: { receiptNo: '00000-000000' }, body: { code } }),
      await node.send(null, { route, params: { receiptNo: 'nonsense' }, body: { code } }),
      await node.send(null, { route, params, body: { code: `${code}0` } }),
      await node.send(null, { route, params, body: { code: ''.padEnd(8, '长') } }),
    ]
    t.match(answers[0], { status: 404, body: { code: 'receipt_or_code_wrong' } })
    t.equal(new Set(answers.map(({ text }) => text)).size, 1)
  })

  t.test('may type the code as it reads', async (t) => {
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    const progress = await node.client().call(routes.getProgress, { params, body: { code: typed } })
    t.match(progress, { step: 'evaluating', mayEvaluate: true, item: { name: 'road-repair' } })
    t.notMatch(JSON.stringify(progress), /路灯|经办|已修好/)
  })

  t.test('evaluates once, and a dissatisfied one is heard again', async (t) => {
    const body = { code, level: 1, solved: false, reason: '没有修好' }
    const answer = await node.client().call(routes.evaluatePublicly, { params, body, idempotencyKey: 'evaluation' })
    t.match(answer.state, { request: 'analyzing.triaging' })
    const retry = await node.client().call(routes.evaluatePublicly, { params, body, idempotencyKey: 'evaluation' })
    t.same(retry, answer)
    await t.rejects(node.client().call(routes.evaluatePublicly, { params, body }), { status: 409, code: 'wrong_state' })
    const wrong = { params, body: { ...body, code: other.progressCode } }
    await t.rejects(node.client().call(routes.evaluatePublicly, wrong), { status: 404, code: 'receipt_or_code_wrong' })
  })

  t.test('withdraws as long as it is not done, and once', async (t) => {
    const own = await registered(node)
    await node.settled()
    const params = { receiptNo: own.receiptNo }
    const resident = node.client()
    t.match(await resident.call(routes.getProgress, { params, body: { code: own.progressCode } }), {
      mayWithdraw: true,
    })
    const body = { code: own.progressCode, reason: '已自行解决' }
    const wrong = { params, body: { ...body, code: other.progressCode } }
    await t.rejects(resident.call(routes.withdrawPublicly, wrong), { status: 404, code: 'receipt_or_code_wrong' })
    const { state } = await resident.call(routes.withdrawPublicly, { params, body, idempotencyKey: 'withdrawal' })
    t.match(state, { request: 'closed.withdrawn' })
    t.match((await resident.call(routes.withdrawPublicly, { params, body, idempotencyKey: 'withdrawal' })).state, state)
    await t.rejects(resident.call(routes.withdrawPublicly, { params, body }), { status: 409, code: 'wrong_state' })
    const progress = await resident.call(routes.getProgress, { params, body: { code: own.progressCode } })
    t.match(progress, { state: 'closed.withdrawn', mayWithdraw: false })
  })

  t.test('is told theirs by the code where two requests share a receipt number', async (t) => {
    const node = await startNode(t)
    const { requests, keys } = node.runtime
    const alike = ['5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11', '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a22']
    t.equal(new Set(alike.map(receiptNo)).size, 1)
    for (const [index, requestId] of alike.entries()) {
      const data = { ...newRequest, requestId, channel: index === 0 ? ('web' as const) : ('app' as const) }
      const meta = { now: node.runtime.now(), actor: clerk, reference: node.runtime.reference }
      const command = { type: 'register-request', data, meta } as const
      await requests.handle({ stream: `request-${requestId}`, command, commandId: requestId, correlationId: requestId })
    }
    await node.client('dispatcher').call(routes['accept-request'], { params: { id: alike[1] ?? '' }, body })
    await node.settled()
    const ask = (code: string) => {
      const params = { receiptNo: receiptNo(alike[0] ?? '') }
      return node.client().call(routes.getProgress, { params, body: { code } })
    }
    const codes = alike.map((id) => codeOf(id, keys.installationKey))
    t.match(await ask(codes[0] ?? ''), { state: 'collecting.registered' })
    t.match(await ask(codes[1] ?? ''), { state: 'analyzing.triaging' })
    await t.rejects(ask('00000000'), { status: 404, code: 'receipt_or_code_wrong' })
  })

  t.test('who mistypes the number locks out nobody else', async (t) => {
    const { send } = await startNode(t, { WUBU_PUBLIC_LIMIT: '3', WUBU_TRUSTED_PROXIES: '1' })
    const attempt = (address: string) => {
      const headers = { 'x-forwarded-for': address }
      return send(null, { route: routes.getProgress, params: { receiptNo: 'nonsense' }, body: { code }, headers })
    }
    const addresses = ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4', '203.0.113.5']
    for (const address of addresses) t.match(await attempt(address), { status: 404 })
  })

  t.test('is one caller with all addresses of their network', async (t) => {
    const { send } = await startNode(t, { WUBU_PUBLIC_LIMIT: '2', WUBU_TRUSTED_PROXIES: '1' })
    const attempt = (address: string) => {
      const headers = { 'x-forwarded-for': address }
      return send(null, { route: routes.getProgress, params: { receiptNo: 'nonsense' }, body: { code }, headers })
    }
    const answers = [await attempt('2001:db8::1'), await attempt('2001:db8::2'), await attempt('2001:db8::3')]
    t.same(
      answers.map(({ status }) => status),
      [404, 404, 429],
    )
    t.match(await attempt('2001:db8:0:1::1'), { status: 404 })
  })

  t.test('who tries codes is stopped, per receipt', async (t) => {
    const { send } = await startNode(t, { WUBU_PUBLIC_LIMIT: '3' })
    const attempt = () => send(null, { route: routes.getProgress, params, body: { code: '00000000' } })
    const answers = [await attempt(), await attempt(), await attempt(), await attempt()]
    t.same(
      answers.map(({ status }) => status),
      [404, 404, 404, 429],
    )
  })
})

t.test('the disclosure', async (t) => {
  const node = await startNode(t)
  const evaluated = async () => {
    const request = await awaitingFeedback(node)
    const params = { id: request.id }
    await node.client('callback').call(routes['deliver-feedback'], { params, body: { method: 'phone' } })
    const body = { code: request.progressCode, level: 4, solved: true, reason: '路灯亮了' }
    await node.client().call(routes.evaluatePublicly, { params: { receiptNo: request.receiptNo }, body })
    return request
  }
  const requests = [await evaluated(), await evaluated(), await evaluated(), await evaluated(), await evaluated()]
  await node.settled()
  const disclosure = await node.client().call(routes.getDisclosure, {})

  t.test('counts, and flags what is of few', async (t) => {
    t.match(disclosure.total, { accepted: 5, completed: { numerator: 5, denominator: 5, rate: 1 }, small: true })
    t.match(disclosure.satisfied, { numerator: 5, denominator: 5 })
    t.equal(disclosure.months.length, 1)
    t.match(disclosure.communities, [{ community: 'community-a', accepted: 5 }])
  })

  t.test('shows cases that lead to nobody', async (t) => {
    t.equal(disclosure.cases.length, 5)
    t.strictSame(Object.keys(disclosure.cases[0] ?? {}), ['item', 'street', 'month', 'inTime'])
    const text = JSON.stringify(disclosure)
    for (const { id, receiptNo, progressCode } of requests)
      for (const told of [id, receiptNo, progressCode, '路灯', 'grid-a']) t.notOk(text.includes(told), told)
  })

  t.test('is kept for a minute', async (t) => {
    await registered(node)
    await node.settled()
    t.same(await node.client().call(routes.getDisclosure, {}), disclosure)
  })
})

t.test('the disclosure of fewer than five tells nothing', async (t) => {
  const node = await startNode(t)
  const { id } = await awaitingFeedback(node)
  await node.client('callback').call(routes['deliver-feedback'], { params: { id }, body: { method: 'phone' } })
  await node.settled()
  const { total, months, communities, cases } = await node.client().call(routes.getDisclosure, {})
  t.match(total, { accepted: null, completed: { numerator: 0, denominator: 0, rate: null } })
  t.same([months, communities, cases], [[], [], []])
})

t.test('the last twelve months begin on the first of a month, also over the end of a year', async (t) => {
  t.strictSame(lastTwelveMonths('2026-03-31T17:00:00.000Z', 'Asia/Shanghai'), { from: '2025-05-01', to: '2026-04-01' })
  t.strictSame(lastTwelveMonths('2026-12-15T02:00:00.000Z', 'Asia/Shanghai'), { from: '2026-01-01', to: '2026-12-15' })
})
