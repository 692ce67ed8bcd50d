import { type ApiError, routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'

t.test('a request goes from the counter to 评议', async (t) => {
  const { client, settled } = await startNode(t)
  const window = client('window-a')
  const {
    requestId: id,
    receiptNo,
    progressCode,
    residentId,
    position,
  } = await window.call(routes.registerRequest, {
    body: {
      channel: 'window',
      item: 'road-repair',
      place: 'grid-a',
      description: '路灯不亮',
      accept: true,
      resident: { name: '张三', phone: '13800000000', idNumber: '11010119900101001X' },
    },
  })
  const params = { id }

  t.test('its resident is found by phone', async (t) => {
    const { residents } = await window.call(routes.searchResidents, {
      body: { phone: '138-0000-0000' },
      minPosition: position,
    })
    t.match(residents, [{ residentId, name: '张三', idNumber: '11010119900101001X' }])
  })

  t.test('it is dispatched, handled, fed back and evaluated', async (t) => {
    const dispatcher = client('dispatcher')
    await dispatcher.call(routes['classify-request'], { params, body: {} })
    const assignments = [{ unit: 'civil-affairs', part: 'lead' }] as const
    await dispatcher.call(routes['dispatch-request'], { params, body: { assignments: [...assignments] } })
    const handler = client('handler-a')
    const body = { assignmentId: 'a1' }
    await handler.call(routes['acknowledge-assignment'], { params, body })
    const { state } = await handler.call(routes['complete-assignment'], { params, body: { ...body, result: '已修好' } })
    t.match(state, { request: 'feedback.awaitingFeedback' })
    await client('callback').call(routes['deliver-feedback'], { params, body: { method: 'phone' } })
    const evaluated = await client('callback').call(routes['evaluate-request'], {
      params,
      body: { level: 5, solved: true },
    })
    t.same(evaluated.state, { request: 'closed.completed' })
  })

  t.test('its detail shows who it is about, and what may be done', async (t) => {
    const detail = await window.call(routes.getRequest, { params })
    t.match(detail, { receiptNo, progressCode, description: '路灯不亮', masked: false, resident: { name: '张三' } })
    t.same(detail.allowed, ['record-correction'])
    t.match(detail.refused['dispatch-request'], { code: 'role_not_permitted' })
  })

  t.test('a supervisor reads it without what identifies the resident', async (t) => {
    const detail = await client('supervisor').call(routes.getRequest, { params })
    t.match(detail, { description: null, masked: true, resident: { name: null, phone: null } })
    const { events } = await client('supervisor').call(routes.getTimeline, { params })
    t.match(events[0], { data: { description: null }, masked: ['description'] })
  })

  t.test('its timeline tells who did what, and what it led to', async (t) => {
    const { events } = await window.call(routes.getTimeline, { params })
    t.match(events[0], { type: 'RequestRegistered', data: { description: '路灯不亮' }, from: null, masked: [] })
    const completed = events.find(({ type }) => type === 'AssignmentCompleted')
    t.match(completed, { actor: { name: '经办handler-a', unit: 'civil-affairs' }, data: { result: '已修好' } })
    t.equal(events.at(-1)?.type, 'RequestClosed')
  })

  t.test('its chain verifies', async (t) => {
    t.match(await window.call(routes.verifyRequest, { params }), { intact: true, broken: null, head: /^[0-9a-f]{64}$/ })
  })

  t.test('it is in the lists', async (t) => {
    await settled()
    const { requests } = await client('dispatcher').call(routes.listRequests, {
      query: { state: 'closed', q: receiptNo },
    })
    t.match(requests, [{ requestId: id, state: 'closed.completed', unit: 'civil-affairs', overdue: false }])
    const { assignments } = await client('handler-a').call(routes.listAssignments, { query: { status: 'completed' } })
    t.match(assignments, [{ requestId: id, assignmentId: 'a1', status: 'completed', part: 'lead' }])
  })

  t.test('it counts in the completion rate, and the rate opens to it', async (t) => {
    await settled()
    const figures = await client('supervisor').call(routes.getCompletion, { query: { by: 'unit,month' } })
    t.match(figures.rows, [{ cell: { unit: 'civil-affairs' }, figures: { completedOfAccepted: { numerator: 1 } } }])
    t.match(figures.total, { figures: { completedOfAccepted: { numerator: 1, denominator: 1, rate: 1 } } })
    const { cases } = await client('supervisor').call(routes.listCompletionCases, {
      query: { figure: 'completedOfAccepted', part: 'numerator', unit: 'civil-affairs' },
    })
    t.match(cases, [{ requestId: id, receiptNo }])
  })

  t.test('the resident follows it by receipt number and code', async (t) => {
    const params = { receiptNo: receiptNo.toLowerCase() }
    const progress = await client().call(routes.getProgress, { params, body: { code: progressCode.toLowerCase() } })
    t.match(progress, { receiptNo, step: 'closed', mayEvaluate: false })
    t.notMatch(JSON.stringify(progress), /张三|路灯|13800000000/)
  })

  t.test('erased, its resident is gone from every answer, and the chain still verifies', async (t) => {
    const request = { id }
    const params = { id: residentId ?? '' }
    const asked = await client('admin-b').call(routes.requestErasure, { params, body: { reason: 'resident-asked' } })
    const erase = { params, body: {}, idempotencyKey: 'erase' } as const
    const own = client('admin-b').call(routes.eraseResident, { params, body: {} })
    await t.rejects(own, { code: 'erasure_needs_another' }, 'nobody alone')
    const waiting = await client('admin').call(routes.listErasures, { minPosition: asked.position })
    t.match(waiting.erasures, [
      { residentId, reason: 'resident-asked', askedBy: { name: '经办admin-b' }, mayConfirm: true },
    ])
    const first = await client('admin').call(routes.eraseResident, erase)
    t.same(await client('admin').call(routes.eraseResident, erase), first, 'and a retry gives the same answer')
    const detail = await window.call(routes.getRequest, { params: request })
    t.match(detail, { description: null, resident: { name: null, erased: true } })
    const { events } = await window.call(routes.getTimeline, { params: request })
    t.same(events[0]?.erased, ['description'])
    t.match(await window.call(routes.verifyRequest, { params: request }), { intact: true })
    const { residents } = await window.call(routes.searchResidents, { body: { phone: '13800000000' } })
    t.same(residents, [])
    const again = window.call(routes.registerRequest, { body: { channel: 'window', residentId } })
    await t.rejects(again, { code: 'resident_erased', status: 409 } satisfies Partial<ApiError>)
  })
})
