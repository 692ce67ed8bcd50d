import { channels, requestCommands } from '@wubu/domain'
import { z } from 'zod'
import {
  colour,
  counted,
  cursor,
  givenInstant,
  id,
  instant,
  limit,
  name,
  position,
  refusedBecause,
  role,
  total,
} from './common.ts'
import { newResident, resident } from './residents.ts'
import { fileRoute, get, post } from './route.ts'

const requestParams = z.strictObject({ id })
const ofRequest = '/api/requests/:id'

/** A state such as `handling.inProgress`, or a step such as `handling` for all of its states. */
const state = z.string().regex(/^[a-z]+(\.[a-zA-Z]+)?$/)

/** What a registration takes besides the command's own fields: a resident who is not known yet. */
const registration = requestCommands['register-request'].omit({ requestId: true }).extend({
  resident: newResident.nullable().default(null),
})

/** null where nothing is due. */
const dueColour = colour.nullable()

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
  /** The request that it is merged into. */
  leading: id.nullable(),
  /** How often a unit gave it back. */
  returns: z.int(),
  /** 催办, and 督办 cards by colour. */
  urges: z.int(),
  cards: z.strictObject({ yellow: z.int(), red: z.int() }),
  /** Dissatisfied again after 重办: a supervisor decides. */
  escalated: z.boolean(),
  dueColour,
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
      post: z.string().nullable(),
      dispatchedAt: instant,
      acknowledgedAt: instant.nullable(),
      /** 申请退单 that is not decided yet; `waitsFor` says whose word is next. */
      returning: z.strictObject({ reason: z.string(), waitsFor: z.enum(['unit-head', 'dispatcher']) }).nullable(),
      /** A result that waits for the head of the unit. */
      submitted: z.boolean(),
      /** Working minutes that its unit is charged with, once its part ended. */
      heldMinutes: z.int().nullable(),
      /** Commands about a part that this account may give about this one now, and for the others why not. */
      allowed: z.array(z.string()),
      refused: z.record(z.string(), refusedBecause),
    }),
  ),
  lead: z.string().nullable(),
  deadlines: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      assignmentId: z.string().nullable(),
      dueAt: instant,
      warnAt: instant.nullable(),
      rule: z.string(),
      /** Null while it is open. */
      endedAt: instant.nullable(),
      colour: dueColour,
      /** Whether 80 % of the limit had passed, and all of it, before what is due had happened. */
      warned: z.boolean(),
      missed: z.boolean(),
    }),
  ),
  /** 并案: how the request that it is merged into stands; which one it is for those alone who may see it. */
  leading: z
    .strictObject({
      requestId: id.nullable(),
      receiptNo: z.string().nullable(),
      state: z.string(),
      dueAt: instant.nullable(),
      completedAt: instant.nullable(),
    })
    .nullable(),
  /** What is merged into it, as far as this account may see it, and whether the resident was told. */
  followers: z.array(z.strictObject({ requestId: id, receiptNo: z.string(), told: z.boolean() })),
  /** Evaluations so far. */
  rounds: z.int(),
  /** How often a unit gave it back. */
  returns: z.int(),
  /** Joint meetings that had it on their agenda. */
  meetings: z.int(),
  /** Commands that this account may give now. */
  allowed: z.array(z.string()),
  /** For every other command, why not. */
  refused: z.record(z.string(), refusedBecause),
})

const timelineEntry = z.strictObject({
  revision: z.int(),
  type: z.string(),
  occurredAt: instant,
  recordedAt: instant,
  actor: z.strictObject({
    id: z.string(),
    name: z.string().nullable(),
    role,
    unit: z.string().nullable(),
    /** B岗 acted for an absent A岗. */
    for: z.strictObject({ id: z.string(), name: z.string().nullable() }).nullable(),
  }),
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
  /** 链头: hash of the last event. Printed on a receipt, it proves later that nothing before it was changed or cut off. */
  head: z.string(),
  /** The first event that does not fit. */
  broken: z.strictObject({ revision: z.int(), code: z.string(), reason: z.string() }).nullable(),
})

const requestList = z.strictObject({
  requests: z.array(requestRow),
  next: z.string().nullable(),
  total: counted.nullable(),
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
      channel: z.enum(channels).optional(),
      /** What this resident asked for, as far as the account may see it. */
      residentId: id.optional(),
      /** Registered at this instant or later. */
      since: givenInstant.optional(),
      colour: colour.optional(),
      /** Those that are merged into this request; `state=closed.merged` gives all merged ones. */
      leading: id.optional(),
      /** A receipt number, or the number that the request has in its source. */
      q: z.string().min(1).max(40).optional(),
      /** `true`: those with a due date that has passed and is not met. */
      overdue: z.literal('true').optional(),
      /** Given back by a unit at least so often. */
      returns: z.coerce.number().int().min(1).max(100).optional(),
      /** `true`: urged at least once; of the colour of a card that was issued; `true`: dissatisfied twice, for a supervisor. */
      urged: z.literal('true').optional(),
      card: z.enum(['yellow', 'red']).optional(),
      escalated: z.literal('true').optional(),
      order: z.enum(['registered', 'oldest', 'due', 'returns']).default('registered'),
      total,
      cursor,
      limit,
    }),
    reply: requestList,
  }),
  /** Before or after registration: what may be the same. Who may not see a request is not told of it. */
  listDuplicates: get('/api/requests/duplicates', '疑似重复诉求 What may have been asked already', {
    query: z
      .strictObject({
        item: name.optional(),
        place: name.optional(),
        residentId: id.optional(),
        /** Registered in the last so many days. */
        days: z.coerce.number().int().min(1).max(365).default(30),
      })
      .refine(({ item, place, residentId }) => (item ?? place ?? residentId) !== undefined, 'Give one to look for.'),
    reply: z.strictObject({
      candidates: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          state: z.string(),
          item: z.string().nullable(),
          place: z.string().nullable(),
          registeredAt: instant,
          unit: z.string().nullable(),
          /** The more agree, the further up. `community`: another place of the same community. */
          agrees: z.array(z.enum(['item', 'place', 'community', 'resident'])),
        }),
      ),
    }),
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
  /**
   * Timeline, clock ledger and chain proof as JSON, and a page to be printed, in one zip: with personal data, so that it is asked for
   * with a reason, which the request keeps as it does for `showPersonalData`.
   */
  getAuditPack: fileRoute(
    post(`${ofRequest}/audit-pack`, '审计包 Audit pack of a request, for a reason that is recorded', {
      params: requestParams,
      body: requestCommands['show-personal-data'],
    }),
    ['application/zip'],
  ),
  verifyRequest: get(`${ofRequest}/verify`, '校验 Recompute the hash chain of a request', {
    params: requestParams,
    reply: verification,
  }),
} as const
