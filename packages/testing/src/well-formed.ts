import { type RequestCommand, type RequestCommandType, type RequestState, requestCommands } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { z } from 'zod'
import { actor } from './given.ts'
import { testPost, testReference } from './reference.ts'
import { requestCommand, staff } from './request-commands.ts'

type Input<T extends RequestCommandType> = z.input<(typeof requestCommands)[T]>
/** `now` is the instant at which the command is given. */
type Samples = { readonly [T in RequestCommandType]: (state: RequestState, now: string) => readonly Input<T>[] }

const requestId = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const otherId = '7c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a12'
const day = 86_400_000

/** Somebody of every role, and of every unit that a part may be given to. */
export const cast: readonly Actor[] = [
  ...Object.values(staff),
  actor('unit-head', 'civil-affairs', 'head-civil'),
  actor('unit-head', 'urban-management', 'head-urban'),
  actor('handler', 'street-1', 'handler-street'),
  actor('unit-head', 'street-1', 'head-street'),
  actor('handler', 'community-1', 'handler-community'),
  actor('admin'),
]

/** One for each part that there is; `a1` where there is none. */
function onParts<D extends object>(state: RequestState, ...data: readonly D[]) {
  const ids = Object.keys(state.assignments)
  return (ids.length > 0 ? ids : ['a1']).flatMap((assignmentId) => data.map((one) => ({ ...one, assignmentId })))
}

function idsOr(ids: Readonly<Record<string, object>>, none: string): readonly string[] {
  return Object.keys(ids).length > 0 ? Object.keys(ids) : [none]
}

const register = { requestId, channel: 'hotline', place: 'grid-1' } as const
const lead = (unit: string) => ({ unit, part: 'lead' as const })
const support = (unit: string) => ({ unit, part: 'support' as const })

/** Data of every command that somebody would give where the request stands; a new command has its row here. */
const samples: Samples = {
  'register-request': () => [
    register,
    { ...register, item: 'pension-certificate' },
    { ...register, item: 'confirmed', accept: true },
    { ...register, item: 'pension-certificate', instant: { result: '已办' } },
  ],
  'import-request': (_, now) => [
    {
      ...{ requestId, channel: 'hotline', source: { system: '12345', reference: 'A1' } },
      ...{ item: 'road-repair', place: 'grid-1', unit: 'civil-affairs', address: null, description: null },
      ...{ openedAt: now, dueAt: null, completedAt: now },
    },
  ],
  'request-materials': () => [{ materials: ['身份证'], again: '漏告' }],
  'supply-materials': () => [{ materials: ['身份证'] }],
  'accept-request': () => [{ item: 'pension-certificate' }, { item: 'confirmed' }],
  'decline-request': () => [{ ground: '不属于本级', goTo: '市局' }],
  'withdraw-request': () => [{ reason: '已解决' }],
  'undo-import': () => [{ reason: '映射有误' }],
  'classify-request': () => [
    { item: 'pension-certificate' },
    { item: 'confirmed' },
    { item: 'road-repair', handlingKind: 'joint-meeting' },
  ],
  'merge-request': () => [{ leading: otherId }],
  'undo-merge': () => [{ reason: '误并' }],
  'dispatch-request': () => [
    { assignments: [lead('civil-affairs')] },
    { assignments: [lead('community-1'), support('urban-management')] },
    { assignments: [support('urban-management')] },
    { assignments: [support('street-1')] },
    { assignments: [support('community-1')] },
    { assignments: [support('civil-affairs')] },
  ],
  'acknowledge-assignment': (state) => onParts(state, {}),
  'record-progress': (state) => onParts(state, { note: '已到场' }),
  'complete-assignment': (state) => onParts(state, { result: '已办' }),
  'send-back-result': (state) => onParts(state, { reason: '未附照片' }),
  'return-assignment': (state) => onParts(state, { reason: 'other' as const, note: '不归我管' }),
  'confirm-return': (state) => onParts(state, {}),
  'refuse-return': (state) => onParts(state, { reason: '属你单位' }),
  'agree-return': (state) => onParts(state, {}),
  'escalate-assignment': (state) => onParts(state, { note: '超出权限' }),
  'transfer-assignment': (state) =>
    onParts(
      state,
      ...['street-1', 'urban-management', 'civil-affairs'].map((toUnit) => ({ toUnit, note: '属其职责' })),
    ),
  'cancel-assignment': (state) => onParts(state, { reason: '派错' }),
  'give-to-post': (state) => onParts(state, { post: testPost.id }),
  'record-joint-meeting': (_, now) => [
    {
      ...{ meetingId: otherId, heldAt: now, units: ['civil-affairs'], decision: '民政牵头' },
      assignments: [{ ...lead('civil-affairs'), dueAt: null }],
    },
  ],
  'record-feedback-attempt': () => [{ method: 'phone', outcome: 'no-answer' }],
  'deliver-feedback': () => [{ method: 'phone' }],
  'evaluate-request': () => [
    { level: 5, solved: true },
    { level: 1, solved: false, reason: '未解决' },
  ],
  'reopen-request': () => [{ reason: '未解决' }],
  'record-correction': () => [
    { field: 'place', to: 'grid-1', reason: '录错' },
    { field: 'place', to: 'grid-2', reason: '录错' },
  ],
  'suspend-handling': () => [{ reason: 'third-party' }],
  'resume-handling': () => [{}],
  'suspend-assignment': (state) => onParts(state, { reason: 'expert-opinion' as const }),
  'resume-assignment': (state) => onParts(state, {}),
  'request-extension': (state) =>
    [null, ...Object.keys(state.deadlines)].flatMap((deadlineId) =>
      onParts(state, { deadlineId, by: { amount: 1, unit: 'workingDays' as const }, reason: '材料未到' }),
    ),
  'grant-extension': ({ extensions }) =>
    idsOr(extensions, 'x1').map((extensionId) => ({ extensionId, told: 'phone' as const })),
  'refuse-extension': ({ extensions }) =>
    idsOr(extensions, 'x1').map((extensionId) => ({ extensionId, reason: '不急' })),
  'warn-deadline': ({ deadlines }) => idsOr(deadlines, 'd1').map((deadlineId) => ({ deadlineId })),
  'expire-deadline': ({ deadlines }) => idsOr(deadlines, 'd1').map((deadlineId) => ({ deadlineId })),
  'recompute-deadlines': () => [{}],
  'issue-urge': () => [{ note: '请尽快办理' }],
  'issue-warning-card': () => [
    { colour: 'yellow', reason: '催办后仍未办理' },
    { colour: 'red', reason: '久拖不决' },
  ],
  'hang-up-task': (_, now) => [
    { unit: 'civil-affairs', dueAt: new Date(Date.parse(now) + day).toISOString(), reason: '重点督办' },
  ],
  'cross-off-task': () => [{ finding: '已现场核查' }],
  'show-personal-data': () => [{ reason: '核查投诉' }],
  'close-request': () => [{ reason: '已多次解释' }],
}

/** Weekdays on which nobody works: whatever is due on one moves, and moves back. */
const otherCalendar = {
  ...testReference.calendar,
  version: 'test-2',
  years: { 2026: { status: 'published' as const, holidays: ['2026-03-03', '2026-03-04'], workdays: [] } },
}

/** Well-formed commands of a type that somebody gives where the request stands, sensible or not. */
export function wellFormed(
  type: RequestCommandType,
  state: RequestState,
  by: Actor,
  now: string,
): readonly RequestCommand[] {
  const data: readonly object[] = samples[type](state, now)
  return data.map((one) => {
    const command = requestCommand(type, requestCommands[type].parse(one), by, now)
    const { meta } = command
    switch (command.type) {
      case 'merge-request': {
        const leading = { at: 'analyzing.triaging', leading: null }
        return { ...command, meta: { ...meta, merge: { requestId, leading, followers: 0 } } }
      }
      case 'recompute-deadlines':
        return { ...command, meta: { ...meta, reference: { ...testReference, calendar: otherCalendar } } }
      default:
        return command
    }
  })
}
