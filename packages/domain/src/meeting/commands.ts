import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code, instant, uuid } from '../event.ts'
import { programme } from './events.ts'

const text = z.string().trim().min(1).max(4_000)

export const meetingCommands = {
  'convene-meeting': z.strictObject({ meetingId: uuid, ...programme }),
  'change-agenda': z.strictObject(programme),
  'hold-meeting': z.strictObject({
    heldAt: instant,
    minutes: text,
    decisions: z
      .array(
        z.strictObject({
          requestId: uuid,
          decision: text,
          assignments: z
            .array(
              z.strictObject({
                unit: code,
                part: z.enum(['lead', 'support']),
                dueAt: instant.nullable().default(null),
              }),
            )
            .max(20)
            .default([]),
        }),
      )
      .min(1)
      .max(50),
  }),
  'cancel-meeting': z.strictObject({ reason: text }),
} as const

/** What this node knows of the requests and the units that a command names. */
export interface MeetingMeta extends CommandMeta {
  /** A state such as `handling.inProgress`; undefined where there is no such request. */
  stateOf(requestId: string): string | undefined
  /** Whether there is such a unit, and it works. */
  isActive(unit: string): boolean
}

export type MeetingCommand = CommandOf<typeof meetingCommands, MeetingMeta>
