import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { awaitingFeedback, registered } from './story.ts'

t.test('a resident', async (t) => {
  const node = await startNode(t)
  const request = await awaitingFeedback(node)
  const other = await registered(node)
  await node
    .client('callback')
    .call(routes['deliver-feedback'], { params: { id: request.id }, body: { method: 'phone' } })
  await node.settled()
  const { receiptNo, progressCode: code } = request
  const params = { receiptNo }

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
