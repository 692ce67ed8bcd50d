import { z } from 'zod'
import { colour, counted, cursor, givenInstant, id, instant, limit, name, position, total } from './common.ts'
import { get } from './route.ts'

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
  /** Working minutes that the unit is charged with, once its part ended. */
  heldMinutes: z.int().nullable(),
  post: z.string().nullable(),
  /** Whose word a return or a result waits for. */
  waitsFor: z.enum(['unit-head', 'dispatcher']).nullable(),
  /** The total limit of the request. */
  dueAt: instant.nullable(),
  /** The earliest of the request and of this part that is not met; what other units are late with is not this one's. */
  nextDueAt: instant.nullable(),
  /** Of the same; null where nothing is due, or the part is over. */
  dueColour: colour.nullable(),
})

export const assignmentRoutes = {
  listAssignments: get('/api/assignments', '任务列表 Assignments of a unit', {
    query: z.strictObject({
      unit: name.optional(),
      status: z
        .enum(['dispatched', 'acknowledged', 'completed', 'returned', 'transferred', 'cancelled', 'open'])
        .optional(),
      /** Those of the posts that I have, or stand in for now. */
      mine: z.literal('true').optional(),
      /** Those whose return or result waits for the head of the unit, or for the dispatcher. */
      waitsFor: z.enum(['unit-head', 'dispatcher']).optional(),
      /** Live ones of this colour. */
      colour: colour.optional(),
      /** Live ones that were due before this instant. */
      due: givenInstant.optional(),
      order: z.enum(['dispatched', 'due']).default('dispatched'),
      total,
      cursor,
      limit,
    }),
    reply: z.strictObject({
      assignments: z.array(assignmentRow),
      next: z.string().nullable(),
      total: counted.nullable(),
      position: position.nullable(),
    }),
  }),
} as const
