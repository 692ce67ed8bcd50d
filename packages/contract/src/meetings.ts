import { meetingCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, instant, position, written } from './common.ts'
import { get, post } from './route.ts'

const params = z.strictObject({ id })
const listed = {
  meetingId: id,
  status: z.enum(['convened', 'held', 'cancelled']),
  /** When it is to be, or was. */
  at: instant,
  agenda: z.array(id),
  units: z.array(z.string()),
}
const decision = z.strictObject({
  requestId: id,
  /** null where it is masked. */
  decision: z.string().nullable(),
  assignments: z.array(
    z.strictObject({ unit: z.string(), part: z.enum(['lead', 'support']), dueAt: instant.nullable() }),
  ),
})

export const meetingRoutes = {
  listMeetings: get('/api/meetings', '会办列表 Joint meetings, the latest first', {
    reply: z.strictObject({ meetings: z.array(z.strictObject(listed)) }),
  }),
  getMeeting: get('/api/meetings/:id', '会办纪要 One joint meeting, with its minutes and decisions', {
    params,
    reply: z.strictObject({ ...listed, minutes: z.string().nullable(), decisions: z.array(decision) }),
  }),
  conveneMeeting: post('/api/meetings', '召集会办 Convene a joint meeting', {
    body: meetingCommands['convene-meeting'].omit({ meetingId: true }),
    reply: written.extend({ meetingId: id }),
    status: 201,
  }),
  changeAgenda: post('/api/meetings/:id/commands/change-agenda', '变更议程 Change time, agenda or units', {
    params,
    body: meetingCommands['change-agenda'],
    reply: written,
  }),
  /** Each request of the agenda gets its decision in one batch; sent again with the same key, it goes on where it ended. */
  holdMeeting: post('/api/meetings/:id/commands/hold-meeting', '记录会办 Record minutes and decisions', {
    params,
    body: meetingCommands['hold-meeting'],
    reply: z.strictObject({
      revision: z.int().min(0),
      position,
      requests: z.array(z.strictObject({ requestId: id, recorded: z.boolean(), code: z.string().nullable() })),
    }),
  }),
  cancelMeeting: post('/api/meetings/:id/commands/cancel-meeting', '取消会办 Call a meeting off', {
    params,
    body: meetingCommands['cancel-meeting'],
    reply: written,
  }),
} as const
