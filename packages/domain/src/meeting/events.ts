import { z } from 'zod'
import { code, type EventOf, event, freeText, instant, personal, uuid } from '../event.ts'

/** What a meeting is about, whom it calls, and when it is to be. */
export const programme = {
  at: instant,
  agenda: z.array(uuid).min(1).max(50),
  units: z.array(code).min(1).max(50),
}

/** Who does what by when about one request; no lead where whoever leads goes on. */
const meetingDecision = z.strictObject({
  requestId: uuid,
  decision: freeText,
  assignments: z
    .array(z.strictObject({ unit: code, part: z.enum(['lead', 'support']), dueAt: instant.nullable() }))
    .max(20),
})

/** 召集会办. */
const meetingConvened = event('MeetingConvened', 1, { meetingId: uuid, ...programme })

const meetingAgendaChanged = event('MeetingAgendaChanged', 1, programme)

/** 会办纪要: what was said, and what was decided about each request of the agenda. */
const meetingHeld = event('MeetingHeld', 1, {
  heldAt: instant,
  minutes: personal(freeText),
  decisions: personal(z.array(meetingDecision).max(50)),
})

const meetingCancelled = event('MeetingCancelled', 1, { reason: personal(freeText) })

export const meetingEvents = {
  MeetingConvened: meetingConvened,
  MeetingAgendaChanged: meetingAgendaChanged,
  MeetingHeld: meetingHeld,
  MeetingCancelled: meetingCancelled,
} as const
export type MeetingEvent = EventOf<typeof meetingEvents>
