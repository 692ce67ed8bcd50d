import { type RequestCommandType, requestCommands } from '@wubu/domain'
import { z } from 'zod'
import { cursor, givenInstant, id, instant, limit, name, position, role } from './common.ts'
import { newResident, resident } from './residents.ts'
import { get, post } from './route.ts'

const requestParams = z.strictObject({ id })
const ofRequest = '/api/requests/:id'

/** A state such as `handling.inProgress`, or a step such as `handling` for all of its states. */
const state = z.string().regex(/^[a-z]+(\.[a-zA-Z]+)?$/)

/** What a registration takes besides the command's own fields: a resident who is not known yet. */
const registration = requestCommands['register-request'].omit({ requestId: true }).extend({
  resident: newResident.nullable().default(null),
})

const requestRow = z.strictObject({
  requestId: id,
  receiptNo: z.string(),
  state: z.string(),
  channel: z.string(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  /** The unit that leads, and all that ever had a part. */
  unit: z.string().nullable(),
  units: z.array(z.string()),
  registeredAt: instant,
  acceptedAt: instant.nullable(),
  /** The total limit, and the earliest due date that is not met. */
  dueAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  completedAt: instant.nullable(),
  closedAt: instant.nullable(),
  overdue: z.boolean(),
})

const requestDetail = z.strictObject({
  requestId: id,
  receiptNo: z.string(),
  /** 查询码: given to the resident with the receipt; only those who may hand out receipts see it. */
  progressCode: z.string().nullable(),
  state: z.string(),
  revision: z.int(),
  position,
  channel: z.string(),
  source: z.strictObject({ system: z.string(), reference: z.string() }).nullable(),
  item: z.string().nullable(),
  itemVersion: z.int().nullable(),
  handlingKind: z.string().nullable(),
  place: z.string().nullable(),
  window: z.string().nullable(),
  registeredAt: instant,
  acceptedAt: instant.nullable(),
  completedAt: instant.nullable(),
  address: z.string().nullable(),
  description: z.string().nullable(),
  resident: resident.nullable(),
  /** True where personal fields are not shown to this role; they read null. */
  masked: z.boolean(),
  assignments: z.array(
    z.strictObject({
      id: z.string(),
      unit: z.string(),
      part: z.enum(['lead', 'support']),
      state: z.string(),
      dispatchedAt: instant,
    }),
  ),
  lead: z.string().nullable(),
  deadlines: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      assignmentId: z.string().nullable(),
      dueAt: instant,
      /** Whether 80 % of the limit had passed, and all of it, before what is due had happened. */
      warned: z.boolean(),
      missed: z.boolean(),
    }),
  ),
  /** Evaluations so far. */
  rounds: z.int(),
  /** Commands that this account may give now. */
  allowed: z.array(z.string()),
  /** For every other command, why not: code and sentence. */
  refused: z.record(z.string(), z.strictObject({ code: z.string(), title: z.string(), titleEn: z.string() })),
})

const timelineEntry = z.strictObject({
  revision: z.int(),
  type: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  actor: z.strictObject({ id: z.string(), name: z.string().nullable(), role, unit: z.string().nullable() }),
  from: z.record(z.string(), z.string()).nullable(),
  to: z.record(z.string(), z.string()).nullable(),
  /** Personal fields read null where they are masked or erased. */
  data: z.record(z.string(), z.unknown()),
  masked: z.array(z.string()),
  erased: z.array(z.string()),
})

const verification = z.strictObject({
  intact: z.boolean(),
  events: z.int(),
  /** The first event that does not fit. */
  broken: z.strictObject({ revision: z.int(), code: z.string(), reason: z.string() }).nullable(),
})

const requestList = z.strictObject({
  requests: z.array(requestRow),
  next: z.string().nullable(),
  position: position.nullable(),
})

export const requestRoutes = {
  registerRequest: post('/api/requests', '登记 Register a request, and its resident where new', {
    body: registration,
    reply: z.strictObject({
      requestId: id,
      residentId: id.nullable(),
      receiptNo: z.string(),
      progressCode: z.string(),
      revision: z.int().min(0),
      position,
    }),
    status: 201,
  }),
  listRequests: get('/api/requests', '诉求列表 Requests that this account may see', {
    query: z.strictObject({
      state: state.optional(),
      unit: name.optional(),
      community: name.optional(),
      item: name.optional(),
      /** A receipt number, or the number that the request has in its source. */
      q: z.string().min(1).max(40).optional(),
      /** `true`: those with a due date that has passed and is not met. */
      overdue: z.literal('true').optional(),
      order: z.enum(['registered', 'due']).default('registered'),
      cursor,
      limit,
    }),
    reply: requestList,
  }),
  getRequest: get(ofRequest, '诉求详情 One request, with what this account may do', {
    params: requestParams,
    reply: requestDetail,
  }),
  getTimeline: get(`${ofRequest}/timeline`, '时间线 Every event of a request', {
    params: requestParams,
    reply: z.strictObject({ events: z.array(timelineEntry) }),
  }),
  showPersonalData: post(`${ofRequest}/personal-data`, '查看个人信息 Personal data, for a reason that is recorded', {
    params: requestParams,
    body: requestCommands['show-personal-data'],
    reply: z.strictObject({
      revision: z.int(),
      position,
      resident: resident.nullable(),
      address: z.string().nullable(),
      description: z.string().nullable(),
      /** What the timeline masks, by revision; what is erased reads null. */
      events: z.array(z.strictObject({ revision: z.int(), data: z.record(z.string(), z.unknown()) })),
    }),
  }),
  verifyRequest: get(`${ofRequest}/verify`, '校验 Recompute the hash chain of a request', {
    params: requestParams,
    reply: verification,
  }),
} as const

/** The state that the command led to, part by part, such as `{request: 'handling.inProgress', assignment: 'acknowledged'}`. */
const commanded = z.strictObject({
  revision: z.int().min(0),
  position,
  state: z.record(z.string(), z.string()).nullable(),
})

function command<T extends RequestCommandType>(type: T, summary: string) {
  return post(`${ofRequest}/commands/${type}`, summary, {
    params: requestParams,
    body: requestCommands[type],
    reply: commanded,
  })
}

/** One route per command; its body is the command's data. */
export const requestCommandRoutes = {
  'request-materials': command('request-materials', '一次性告知补正 Tell the resident what is missing'),
  'supply-materials': command('supply-materials', '补正 Missing materials were brought'),
  'accept-request': command('accept-request', '受理 Accept'),
  'decline-request': command('decline-request', '不予受理 Decline'),
  'withdraw-request': command('withdraw-request', '撤回 Withdraw'),
  'classify-request': command('classify-request', '研判 Classify'),
  'dispatch-request': command('dispatch-request', '派单 Dispatch to units'),
  'acknowledge-assignment': command('acknowledge-assignment', '签收 Acknowledge'),
  'return-assignment': command('return-assignment', '退单 Return'),
  'record-progress': command('record-progress', '办理进展 Record progress'),
  'complete-assignment': command('complete-assignment', '办结 Complete'),
  'record-feedback-attempt': command('record-feedback-attempt', '联系登记 An attempt to reach the resident'),
  'deliver-feedback': command('deliver-feedback', '反馈 Tell the resident the result'),
  'evaluate-request': command('evaluate-request', '评议 Evaluate'),
  'reopen-request': command('reopen-request', '重办 Reopen'),
  'record-correction': command('record-correction', '更正 Correct an entry'),
  'issue-urge': command('issue-urge', '催办 Urge'),
  'issue-warning-card': command('issue-warning-card', '督办黄牌、红牌 Issue a yellow or red card'),
  'hang-up-task': command('hang-up-task', '挂牌 Put on the board of hung-up tasks'),
  'cross-off-task': command('cross-off-task', '销号 Cross off the board'),
  'close-request': command('close-request', '督查结案 Close what was unsatisfactory twice'),
} as const

const assignmentRow = z.strictObject({
  requestId: id,
  assignmentId: z.string(),
  receiptNo: z.string().nullable(),
  unit: z.string(),
  part: z.string(),
  status: z.string(),
  /** Of the request. */
  state: z.string().nullable(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  dispatchedAt: instant,
  acknowledgeDueAt: instant.nullable(),
  acknowledgedAt: instant.nullable(),
  completedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  /** Working minutes until it was returned. */
  heldMinutes: z.int().nullable(),
  dueAt: instant.nullable(),
  nextDueAt: instant.nullable(),
})

export const assignmentRoutes = {
  listAssignments: get('/api/assignments', '任务列表 Assignments of a unit', {
    query: z.strictObject({
      unit: name.optional(),
      status: z.enum(['dispatched', 'acknowledged', 'completed', 'returned', 'cancelled', 'open']).optional(),
      /** Live ones that were due before this instant. */
      due: givenInstant.optional(),
      order: z.enum(['dispatched', 'due']).default('dispatched'),
      cursor,
      limit,
    }),
    reply: z.strictObject({
      assignments: z.array(assignmentRow),
      next: z.string().nullable(),
      position: position.nullable(),
    }),
  }),
} as const
