import { play, requestCommand, staff } from '@wubu/testing'
import { requestDecider } from '../../src/index.ts'

const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
export const resident = '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a11'
const register = (data: object = {}, now?: string) =>
  requestCommand(
    'register-request',
    {
      requestId: id,
      channel: 'window',
      residentId: resident,
      item: 'pension-certificate',
      place: 'grid-1',
      address: '幸福里 3 号楼',
      description: '申请养老待遇资格证明',
      ...data,
    },
    staff.window,
    now,
  )
const dispatch = (...units: [string, 'lead' | 'support'][]) =>
  requestCommand(
    'dispatch-request',
    { assignments: units.map(([unit, part]) => ({ unit, part })) },
    staff.dispatcher,
    '2026-03-02T06:00:00.000Z',
  )
const on = (type: 'acknowledge-assignment' | 'complete-assignment' | 'return-assignment' | 'record-progress') => ({
  a1: work(type, 'a1', staff.civilAffairs),
  a2: work(type, 'a2', staff.urbanManagement),
  a3: work(type, 'a3', staff.urbanManagement),
})
function work(type: string, assignmentId: string, by: typeof staff.civilAffairs) {
  const now = '2026-03-03T01:30:00.000Z'
  switch (type) {
    case 'acknowledge-assignment':
      return requestCommand(type, { assignmentId }, by, now)
    case 'record-progress':
      return requestCommand(type, { assignmentId, note: '已上门查看' }, by, now)
    case 'return-assignment':
      return requestCommand(
        'return-assignment',
        { assignmentId, reason: 'not-responsible', note: '不属于我单位职责' },
        by,
        now,
      )
    default:
      return requestCommand('complete-assignment', { assignmentId, result: '已办结' }, by, now)
  }
}
const acknowledge = on('acknowledge-assignment')
const progress = on('record-progress')
const giveBack = on('return-assignment')
const agree = (assignmentId: string) =>
  requestCommand('agree-return', { assignmentId }, staff.dispatcher, '2026-03-03T01:30:00.000Z')
const complete = on('complete-assignment')
const mergeInto = (leading: string) => {
  const command = requestCommand('merge-request', { leading, note: '同一处路灯' }, staff.dispatcher)
  const merge = { requestId: id, leading: { at: 'handling.inProgress', leading: null }, followers: 0 }
  return { ...command, meta: { ...command.meta, merge } }
}
const withdrawLater = requestCommand(
  'withdraw-request',
  { reason: '已自行解决' },
  staff.window,
  '2026-03-03T02:00:00.000Z',
)
const feedback = requestCommand('deliver-feedback', { method: 'phone', note: '已告知' }, staff.callback)
const evaluate = (level: number, solved: boolean) =>
  requestCommand('evaluate-request', { level, solved, reason: '办得' }, staff.callback)
const row = {
  requestId: id,
  channel: 'import',
  source: { system: 'boston-311', reference: '101000295613' },
  item: 'road-repair',
  place: null,
  unit: 'urban-management',
  address: null,
  description: null,
  openedAt: '2011-07-01T05:32:33.000Z',
  dueAt: '2011-07-15T05:32:32.000Z',
  completedAt: '2011-07-01T09:06:58.000Z',
} as const

/** Requests through their lives, each with something of its own. */
export const requestScenarios = {
  'request-registered': () => play(requestDecider, register()),
  'request-materials-supplied': () =>
    play(
      requestDecider,
      register(),
      requestCommand('request-materials', { materials: ['身份证'], note: '请带原件' }, staff.window),
      requestCommand('supply-materials', { materials: ['身份证'] }, staff.window),
      requestCommand('accept-request', {}, staff.window),
    ),
  'request-supplied-and-given-to-a-post': () =>
    play(
      requestDecider,
      register(),
      requestCommand('request-materials', { materials: ['身份证', '户口簿'], note: '请带原件' }, staff.window),
      requestCommand('supply-materials', { materials: ['身份证', '户口簿'] }, staff.window),
      requestCommand('accept-request', {}, staff.window),
      requestCommand(
        'dispatch-request',
        { assignments: [{ unit: 'civil-affairs', part: 'lead', post: 'civil-affairs-desk' }] },
        staff.dispatcher,
        '2026-03-02T06:00:00.000Z',
      ),
    ),
  'request-merged-and-undone': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      acknowledge.a1,
      mergeInto('7c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a12'),
      requestCommand('deliver-feedback', { method: 'phone', note: '已并入同一诉求' }, staff.callback),
      requestCommand('undo-merge', { reason: '地点不同' }, staff.dispatcher, '2026-03-04T01:00:00.000Z'),
      dispatch(['urban-management', 'lead']),
    ),
  'request-declined': () =>
    play(
      requestDecider,
      register({ item: null }),
      requestCommand('decline-request', { ground: '不属于受理范围', goTo: '市人社局' }, staff.window),
    ),
  'request-withdrawn-while-handled': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      acknowledge.a1,
      requestCommand('withdraw-request', { reason: '已自行解决' }, staff.window),
    ),
  'request-withdrawn-charged': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      withdrawLater,
    ),
  'request-merged-charged': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      mergeInto('00000000-0000-4000-8000-000000000009'),
    ),
  'request-instant': () => play(requestDecider, register({ instant: { result: '当场开具证明' } })),
  'request-paper-registered-later': () =>
    play(requestDecider, register({ accept: true, paper: { occurredAt: '2026-02-27T02:00:00.000Z', reason: '停电' } })),
  'request-bounced-and-back': () =>
    play(
      requestDecider,
      register({ accept: true }),
      requestCommand('classify-request', { item: 'road-repair', note: '路面问题' }, staff.dispatcher),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      acknowledge.a2,
      progress.a2,
      giveBack.a1,
      agree('a1'),
      giveBack.a2,
      agree('a2'),
      dispatch(['urban-management', 'lead']),
      acknowledge.a3,
    ),
  'request-rework-and-second-evaluation': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      complete.a1,
      complete.a2,
      requestCommand('record-correction', { field: 'place', to: 'grid-2', reason: '网格录错' }, staff.dispatcher),
      feedback,
      evaluate(2, false),
      dispatch(['urban-management', 'lead']),
      complete.a3,
      feedback,
      evaluate(5, true),
      requestCommand('reopen-request', { reason: '居民再次投诉' }, staff.supervisor),
    ),
  'request-closed-satisfied': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      acknowledge.a1,
      complete.a1,
      feedback,
      evaluate(4, true),
    ),
  'request-imported-closed': () => play(requestDecider, requestCommand('import-request', row, staff.importer)),
  'request-imported-open-never-due': () =>
    play(requestDecider, requestCommand('import-request', { ...row, dueAt: null, completedAt: null }, staff.importer)),
  'request-supervised-and-dissatisfied-twice': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      requestCommand('issue-urge', { note: '请尽快办理' }, staff.supervisor),
      requestCommand('issue-warning-card', { colour: 'yellow', reason: '催办后仍未办理' }, staff.supervisor),
      requestCommand(
        'hang-up-task',
        { unit: 'civil-affairs', dueAt: '2026-03-20T10:00:00.000Z', reason: '重点督办' },
        staff.supervisor,
      ),
      complete.a1,
      requestCommand('cross-off-task', { finding: '已现场核查' }, staff.supervisor),
      requestCommand('record-feedback-attempt', { method: 'phone', outcome: 'no-answer', note: null }, staff.callback),
      feedback,
      evaluate(2, false),
      dispatch(['urban-management', 'lead']),
      complete.a2,
      feedback,
      evaluate(1, false),
      requestCommand('show-personal-data', { reason: '核查投诉' }, staff.supervisor),
      requestCommand('close-request', { reason: '已多次上门解释' }, staff.supervisor),
    ),
  'request-reworked-and-called-on-two-days': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      complete.a1,
      feedback,
      evaluate(2, false),
      requestCommand('record-feedback-attempt', { method: 'phone', outcome: 'no-answer' }, staff.callback),
      requestCommand(
        'record-feedback-attempt',
        { method: 'phone', outcome: 'reached' },
        staff.callback,
        '2026-03-05T02:00:00.000Z',
      ),
    ),
} as const
