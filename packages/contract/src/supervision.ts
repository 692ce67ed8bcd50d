import { z } from 'zod'
import { cursor, id, instant, limit, name, position } from './common.ts'
import { get } from './route.ts'

const boardTask = z.strictObject({
  requestId: id,
  receiptNo: z.string(),
  state: z.string(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  unit: z.string(),
  /** The account that answers for it, and its name. */
  answerable: z.string().nullable(),
  answerableName: z.string().nullable(),
  hungUpAt: instant,
  dueAt: instant,
  /** Not complete by its date, and hanging still. */
  overdue: z.boolean(),
  completedAt: instant.nullable(),
  crossedOffAt: instant.nullable(),
  /** Why it hangs and what the check found; null where masked or erased. */
  reason: z.string().nullable(),
  finding: z.string().nullable(),
})

const callBack = z.strictObject({
  requestId: id,
  receiptNo: z.string(),
  state: z.string(),
  /** What the call is for. */
  waitsFor: z.enum(['feedback', 'evaluation', 'rework']),
  item: z.string().nullable(),
  place: z.string().nullable(),
  /** The unit that led it. */
  unit: z.string().nullable(),
  registeredAt: instant,
  completedAt: instant.nullable(),
  nextDueAt: instant.nullable(),
  /** Evaluations so far. */
  rounds: z.int(),
  /** Since it was completed, or since the resident was told, in order. */
  attempts: z.array(z.strictObject({ at: instant, outcome: z.string() })),
  /** False for whoever handled it: somebody else calls. */
  mayCall: z.boolean(),
})

export const supervisionRoutes = {
  getBoard: get('/api/board', '挂牌销号 The board of hung-up tasks', {
    query: z.strictObject({
      /** Its own for a unit; any for the dispatch centre and supervisors. */
      unit: name.optional(),
      /** `false`: those that hang; `true`: those that were crossed off. */
      crossedOff: z.enum(['true', 'false']).optional(),
      overdue: z.literal('true').optional(),
      cursor,
      limit,
    }),
    reply: z.strictObject({ tasks: z.array(boardTask), next: z.string().nullable(), position: position.nullable() }),
  }),
  listCallBacks: get(
    '/api/call-backs',
    '回访任务 Requests that wait for feedback, evaluation or the call that begins 重办, oldest first',
    {
      query: z.strictObject({ waitsFor: z.enum(['feedback', 'evaluation', 'rework']).optional(), cursor, limit }),
      reply: z.strictObject({
        requests: z.array(callBack),
        next: z.string().nullable(),
        position: position.nullable(),
      }),
    },
  ),
} as const
