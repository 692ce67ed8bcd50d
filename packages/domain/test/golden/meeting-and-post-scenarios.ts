import { actor, play, requestCommand, staff } from '@wubu/testing'
import { meetingDecider, postDecider, requestDecider } from '../../src/index.ts'

const requestId = '7b1c2a9e-7f9b-4c67-8f2d-2f6f8d5b9a12'
const meetingId = '9f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const dueAt = '2026-03-20T09:00:00.000Z'
const heldAt = '2026-03-04T02:00:00.000Z'
const decision = '城管牵头，民政配合'
const assignments = [{ unit: 'urban-management', part: 'lead' as const, dueAt }]
const units = ['civil-affairs', 'urban-management']

const meta = {
  now: '2026-03-02T02:00:00.000Z',
  actor: staff.dispatcher,
  stateOf: () => 'handling.dispatched',
  isActive: () => true,
}
const programme = { at: heldAt, agenda: [requestId], units }
const later = { ...meta, now: '2026-03-04T06:00:00.000Z' }
const first = { meetingId, ...programme, units: ['civil-affairs'] }
const convene = { type: 'convene-meeting' as const, data: first, meta }
const change = { type: 'change-agenda', data: programme, meta } as const

export const meetingScenarios = {
  'meeting-held': () =>
    play(meetingDecider, convene, change, {
      type: 'hold-meeting',
      data: { heldAt, minutes: '一致同意', decisions: [{ requestId, decision, assignments }] },
      meta: later,
    }),
  'meeting-cancelled': () => play(meetingDecider, convene, { type: 'cancel-meeting', data: { reason: '改期' }, meta }),
}

const head = {
  now: '2026-03-02T02:00:00.000Z',
  actor: actor('unit-head', 'civil-affairs'),
  unit: { id: 'civil-affairs' },
  unitOf: () => 'civil-affairs',
  openTasks: 0,
}

export const postScenarios = {
  'post-through-its-life': () =>
    play(
      postDecider,
      {
        type: 'establish-post',
        data: { postId: 'desk', unit: 'civil-affairs', kind: 'handler', name: '低保经办岗', a: 'p1', b: 'p2' },
        meta: head,
      },
      { type: 'change-post-holders', data: { a: 'p1', b: 'p3' }, meta: head },
      { type: 'record-absence', data: { holder: 'p1', from: head.now, to: null, note: '学习' }, meta: head },
      { type: 'return-to-post', data: { holder: 'p1' }, meta: { ...head, now: heldAt } },
      { type: 'hand-over-post', data: { from: 'p1', to: 'p4', note: '调岗' }, meta: { ...head, now: heldAt } },
      { type: 'close-post', data: {}, meta: { ...head, now: heldAt } },
    ),
}

export const jointMeetingScenarios = {
  'request-decided-by-a-joint-meeting': () =>
    play(
      requestDecider,
      requestCommand(
        'register-request',
        { requestId, channel: 'window', item: 'road-repair', place: 'grid-1', accept: true },
        staff.window,
      ),
      requestCommand('classify-request', { handlingKind: 'joint-meeting' }, staff.dispatcher),
      requestCommand('dispatch-request', { assignments: [{ unit: 'civil-affairs', part: 'lead' }] }, staff.dispatcher),
      requestCommand(
        'record-joint-meeting',
        { meetingId, heldAt, units, decision, assignments },
        staff.dispatcher,
        later.now,
      ),
    ),
}

export const givenToPostScenarios = {
  'request-given-to-a-post': () => {
    const a1 = { assignmentId: 'a1' }
    return play(
      requestDecider,
      requestCommand(
        'register-request',
        { requestId, channel: 'window', item: 'road-repair', place: 'grid-1', accept: true },
        staff.window,
      ),
      requestCommand('dispatch-request', { assignments: [{ unit: 'civil-affairs', part: 'lead' }] }, staff.dispatcher),
      requestCommand('acknowledge-assignment', a1, staff.civilAffairs),
      requestCommand('give-to-post', { ...a1, post: 'civil-affairs-desk' }, head.actor, later.now),
      requestCommand('complete-assignment', { ...a1, result: '已办结' }, staff.civilAffairs, later.now),
    )
  },
}
