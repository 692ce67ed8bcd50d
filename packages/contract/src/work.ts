import { limit as timeLimit } from '@wubu/domain'
import { z } from 'zod'
import { colour, counted, cursor, id, instant, limit, name, position } from './common.ts'
import { get } from './route.ts'

/** What a role's tabs count; each is the number of rows of the list beside it. */
const tabs = z.strictObject({
  /** 待签收 GET /api/assignments?status=dispatched, of the own unit or, with `mine`, of the own posts; so are the next four. */
  toAcknowledge: counted.optional(),
  /** 在办 ?status=acknowledged */
  inProgress: counted.optional(),
  /** 临期 ?colour=yellow */
  dueSoon: counted.optional(),
  /** 超期 ?colour=red */
  overdue: counted.optional(),
  /** 已办 ?status=completed */
  done: counted.optional(),
  /** 待批 GET /api/decisions: returns, results and extensions that wait for this account's word. */
  decisions: counted.optional(),
  /** 待研判 GET /api/requests?state=analyzing, and of them those that are yellow and red. */
  triage: counted.optional(),
  triageDueSoon: counted.optional(),
  triageOverdue: counted.optional(),
  /** 待受理、待补正 GET /api/requests?state=collecting.registered, ?state=collecting.awaitingMaterials */
  registered: counted.optional(),
  awaitingMaterials: counted.optional(),
  /** 待反馈、待评议 GET /api/requests?state=feedback, ?state=evaluating */
  feedback: counted.optional(),
  evaluation: counted.optional(),
  /** 全区临期、超期 GET /api/requests?colour=yellow, ?colour=red */
  allDueSoon: counted.optional(),
  allOverdue: counted.optional(),
  /** 两次不满意 GET /api/requests?escalated=true */
  escalated: counted.optional(),
})

const decision = z.strictObject({
  kind: z.enum(['return', 'result', 'extension']),
  requestId: id,
  receiptNo: z.string(),
  state: z.string(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  /** The part that it is about; null for an extension of the whole request. */
  assignmentId: z.string().nullable(),
  unit: z.string().nullable(),
  extensionId: z.string().nullable(),
  /** By how much an extension is asked for. */
  by: timeLimit.nullable(),
  /** Since when it waits, and who asked. */
  askedAt: instant,
  askedBy: z.strictObject({ id: z.string(), name: z.string().nullable() }),
  /** A code for a return; a sentence, or null where it is erased, for an extension; null for a result. */
  reason: z.string().nullable(),
  note: z.string().nullable(),
  /** The total limit of the request, and how urgent it is. */
  dueAt: instant.nullable(),
  dueColour: colour.nullable(),
})

export const workRoutes = {
  /** Cheap enough to ask again after each message of /api/stream; what a role has no tab for is left out. */
  getCounts: get('/api/counts', '待办计数 How many wait in each tab', {
    query: z.strictObject({
      unit: name.optional(),
      /** Only those of the posts that I have, or stand in for now. */
      mine: z.literal('true').optional(),
    }),
    reply: z.strictObject({ at: instant, counts: tabs, position: position.nullable() }),
  }),
  listDecisions: get('/api/decisions', '待批事项 Returns, results and extensions that wait for my word', {
    query: z.strictObject({
      /** `assignment`: returns and results. */
      kind: z.enum(['assignment', 'extension']).optional(),
      cursor,
      limit,
    }),
    reply: z.strictObject({
      decisions: z.array(decision),
      next: z.string().nullable(),
      position: position.nullable(),
    }),
  }),
} as const
