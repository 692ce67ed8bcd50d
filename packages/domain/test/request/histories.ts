import { actor, requestCommand, staff, testNow, wellFormed } from '@wubu/testing'
import type { RequestCommand } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

const requestId = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const head = actor('unit-head', 'civil-affairs', 'head-civil')

const registered = (item: string, accept = true) =>
  requestCommand('register-request', { requestId, channel: 'hotline', item, place: 'grid-1', accept }, staff.window)
const dispatched = requestCommand(
  'dispatch-request',
  {
    assignments: [
      { unit: 'civil-affairs', part: 'lead' },
      { unit: 'urban-management', part: 'support' },
    ],
  },
  staff.dispatcher,
)
const a1 = { assignmentId: 'a1' }
const acknowledged = requestCommand('acknowledge-assignment', a1, staff.civilAffairs)
const done = (assignmentId: string, by = staff.civilAffairs) =>
  requestCommand('complete-assignment', { assignmentId, result: '已办' }, by)
const bothDone = [done('a1'), done('a2', staff.urbanManagement)]
const returning = requestCommand('return-assignment', { ...a1, reason: 'other', note: '不归我管' }, staff.civilAffairs)
const suspended = requestCommand('suspend-handling', { reason: 'third-party' }, staff.dispatcher)
const hungUp = requestCommand(
  'hang-up-task',
  { unit: 'civil-affairs', dueAt: '2026-03-20T10:00:00.000Z', reason: '重点督办' },
  staff.supervisor,
)
const told = requestCommand('deliver-feedback', { method: 'phone' }, staff.callback)
const unsatisfied = requestCommand('evaluate-request', { level: 1, solved: false }, staff.resident)
const satisfied = requestCommand('evaluate-request', { level: 5, solved: true }, staff.resident)
const merged = wellFormed('merge-request', requestDecider.initial, staff.dispatcher, testNow)
const again = requestCommand(
  'dispatch-request',
  { assignments: [{ unit: 'civil-affairs', part: 'lead' }] },
  staff.dispatcher,
)
const imported = requestCommand(
  'import-request',
  {
    requestId,
    channel: 'hotline',
    source: { system: '12345', reference: 'A1' },
    item: 'road-repair',
    place: 'grid-1',
    unit: 'civil-affairs',
    address: null,
    description: null,
    openedAt: '2026-02-02T02:00:00.000Z',
    dueAt: '2026-02-20T02:00:00.000Z',
    completedAt: '2026-02-09T02:00:00.000Z',
  },
  staff.importer,
)
const waiting = requestCommand('request-materials', { materials: ['身份证'] }, staff.window)
const withdrawn = requestCommand('withdraw-request', { reason: '已解决' }, staff.window)
const declined = requestCommand('decline-request', { ground: '无', goTo: '市局' }, staff.window)

/** What some rules ask of the past of a request, which its chart does not show: who confirms, what hangs, who is done. */
export const histories: readonly (readonly RequestCommand[])[] = [
  [registered('confirmed'), dispatched, returning],
  [registered('confirmed'), dispatched, acknowledged, returning, suspended],
  [registered('confirmed'), dispatched, acknowledged, done('a1'), done('a1', head)],
  [registered('pension-certificate'), dispatched, acknowledged, done('a1'), suspended],
  [registered('told-soon', false), waiting],
  [registered('told-soon'), hungUp, dispatched, ...bothDone, told, unsatisfied],
  [registered('pension-certificate'), hungUp, dispatched, ...bothDone, told, satisfied],
  [registered('pension-certificate'), hungUp, ...merged],
  [registered('pension-certificate'), dispatched, ...bothDone, told, unsatisfied, again, done('a3'), told, unsatisfied],
  [registered('pension-certificate'), hungUp, withdrawn],
  [registered('told-by-others'), dispatched, ...bothDone],
  [registered('road-repair', false), hungUp, declined],
  [imported],
]
