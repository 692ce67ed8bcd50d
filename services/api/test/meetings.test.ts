import { randomUUID } from 'node:crypto'
import { routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'
import { dispatched, registered } from './story.ts'

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

t.test('a joint meeting', async (t) => {
  const node = await startNode(t)
  const dispatcher = node.client('dispatcher')
  const one = await dispatched(node, ['civil-affairs'])
  const two = await registered(node)
  const { meetingId } = await dispatcher.call(routes.conveneMeeting, {
    body: { at: hours(1), agenda: [one.id, two.id], units: ['civil-affairs', 'urban-management'] },
  })
  const heldAt = hours(-1)
  const lead = { unit: 'urban-management', part: 'lead', dueAt: hours(100) } as const
  const body = {
    heldAt,
    minutes: '一致同意由城管牵头',
    decisions: [
      { requestId: one.id, decision: '城管牵头', assignments: [lead] },
      { requestId: two.id, decision: '城管牵头', assignments: [lead] },
    ],
  }
  const key = randomUUID()
  const hold = () =>
    node.send('dispatcher', {
      route: routes.holdMeeting,
      params: { id: meetingId },
      body,
      headers: { 'idempotency-key': key },
    })

  t.test('is seen by the heads of the units that it calls, and by no other', async (t) => {
    await node.settled()
    t.match(await node.client('unit-head-a').call(routes.listMeetings, {}), { meetings: [{ meetingId }] })
    t.match(await node.send('handler-a', { route: routes.listMeetings }), { status: 403 })
  })

  t.test('ends in assignments and due dates on every request of its agenda', async (t) => {
    t.match(await hold(), { status: 200, body: { requests: [{ recorded: true }, { recorded: true }] } })
    const first = await dispatcher.call(routes.getRequest, { params: { id: one.id } })
    t.match(first, { meetings: 1, assignments: [{ state: 'transferred' }, { unit: 'urban-management', part: 'lead' }] })
    t.ok(first.deadlines.some(({ assignmentId, dueAt }) => assignmentId === 'a2' && dueAt === lead.dueAt))
    const second = await dispatcher.call(routes.getRequest, { params: { id: two.id } })
    t.match(second, { state: 'handling.dispatched', assignments: [{ unit: 'urban-management' }] })
  })

  t.test('sent again goes on where it ended, and writes nothing twice', async (t) => {
    const head = await node.head()
    t.match(await hold(), { status: 200, body: { requests: [{ recorded: true }, { recorded: true }] } })
    t.equal(await node.head(), head)
  })

  t.test('shows its minutes, and none of its words to who reads masked', async (t) => {
    const params = { id: meetingId }
    t.match(await dispatcher.call(routes.getMeeting, { params }), { status: 'held', minutes: body.minutes })
    const masked = await node.client('supervisor').call(routes.getMeeting, { params })
    t.match(masked, { minutes: null, decisions: [{ decision: null, assignments: [{ unit: lead.unit }] }, {}] })
  })
})

t.test('a request that was closed before the meeting is told, and the others are recorded', async (t) => {
  const node = await startNode(t)
  const dispatcher = node.client('dispatcher')
  const one = await dispatched(node, ['civil-affairs'])
  const two = await dispatched(node, ['civil-affairs'])
  const units = ['civil-affairs']
  const { meetingId } = await dispatcher.call(routes.conveneMeeting, {
    body: { at: hours(1), agenda: [one.id, two.id], units },
  })
  await node.client('window-a').call(routes['withdraw-request'], { params: { id: one.id }, body: { reason: '已解决' } })
  const decisions = [one, two].map(({ id }) => ({ requestId: id, decision: '继续办理' }))
  const answer = await dispatcher.call(routes.holdMeeting, {
    params: { id: meetingId },
    body: { heldAt: hours(-1), minutes: '议定', decisions },
  })
  t.match(answer.requests, [
    { recorded: false, code: 'wrong_state' },
    { recorded: true, code: null },
  ])
})
