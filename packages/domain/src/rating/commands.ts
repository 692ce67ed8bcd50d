import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code, freeText } from '../event.ts'
import { quarter } from './events.ts'

export const ratingCommands = {
  /** Levels as in 评议: 5 非常满意 … 1 非常不满意. */
  'rate-department': z.strictObject({
    department: code,
    community: code,
    quarter,
    level: z.int().min(1).max(5),
    note: freeText.nullable().default(null),
  }),
} as const

/** What this node knows besides. */
export interface RatingMeta extends CommandMeta {
  /** IANA name: quarters are local. */
  readonly timeZone: string
  /** What kinds of units the two are; null where there is no such unit. */
  readonly kinds: { readonly department: string | null; readonly community: string | null }
  /** How many requests of the community the department was given in the quarter. */
  readonly requests: number
}

export type RatingCommand = CommandOf<typeof ratingCommands, RatingMeta>
