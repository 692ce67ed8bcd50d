import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code, freeText, instant } from '../event.ts'
import { postKinds } from './events.ts'

const note = freeText.nullable().default(null)
const holders = { a: code, b: code }

export const postCommands = {
  'establish-post': z.strictObject({
    postId: code,
    unit: code,
    kind: z.enum(postKinds),
    name: z.string().trim().min(1).max(120),
    ...holders,
  }),
  'change-post-holders': z.strictObject(holders),
  'record-absence': z.strictObject({ holder: code, from: instant, to: instant.nullable().default(null), note }),
  'return-to-post': z.strictObject({ holder: code }),
  'hand-over-post': z.strictObject({ from: code, to: code, note }),
  'close-post': z.strictObject({}),
} as const

/** What this node knows besides: the unit and the people that a command names, and the post's open tasks. */
export interface PostMeta extends CommandMeta {
  readonly unit: { readonly id: string } | null
  /** The unit of an account that may act; undefined where there is no such account, or it is disabled. */
  unitOf(accountId: string): string | null | undefined
  readonly openTasks: number
}

export type PostCommand = CommandOf<typeof postCommands, PostMeta>
