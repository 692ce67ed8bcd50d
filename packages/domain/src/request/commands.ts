import type { z } from 'zod'
import type { CommandMeta } from '../decider.ts'
import { analyseCommands } from './commands/analyse.ts'
import { clockCommands } from './commands/clock.ts'
import { collectCommands } from './commands/collect.ts'
import { concludeCommands } from './commands/conclude.ts'
import { handleCommands } from './commands/handle.ts'
import { superviseCommands } from './commands/supervise.ts'
import type { Reference } from './reference.ts'

/** Everything that can be asked of a request, in the order of its steps. */
export const requestCommands = {
  ...collectCommands,
  ...analyseCommands,
  ...handleCommands,
  ...concludeCommands,
  ...clockCommands,
  ...superviseCommands,
} as const

export type RequestCommandType = keyof typeof requestCommands
export type RequestCommandData<T extends RequestCommandType> = z.output<(typeof requestCommands)[T]>

/** Besides time and actor, what this node knows of the catalogue, the units and the calendar at the time of deciding. */
export interface RequestMeta extends CommandMeta {
  readonly reference: Reference
  /** What merge-request needs besides; no other command asks for it. */
  readonly merge?: MergeFacts
}

/** 并案: what the deciding node knows of the request that is to lead, and of the one that is to be merged. */
export interface MergeFacts {
  /** The one to be merged. */
  readonly requestId: string
  /** null where there is no such request. */
  readonly leading: { readonly at: string; readonly leading: string | null } | null
  /** How many are merged into the one that is to be merged. */
  readonly followers: number
}

export type RequestCommand = {
  [T in RequestCommandType]: { readonly type: T; readonly data: RequestCommandData<T>; readonly meta: RequestMeta }
}[RequestCommandType]

/** The command of a type: `CommandNamed<'return-assignment'>`. */
export type CommandNamed<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>
