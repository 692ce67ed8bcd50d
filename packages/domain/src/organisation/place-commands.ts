import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code } from '../event.ts'
import { type PlaceKind, placeKinds } from './place-events.ts'

const name = z.string().trim().min(1).max(120)

export const placeCommands = {
  'register-place': z.strictObject({ placeId: code, kind: z.enum(placeKinds), parent: code.nullable(), name }),
  'rename-place': z.strictObject({ name }),
  'close-place': z.strictObject({}),
} as const

export interface PlaceMeta extends CommandMeta {
  /** The place that `register-place` names as parent, as this node knows it; null where it is not there, or closed. */
  readonly parent: { readonly id: string; readonly kind: PlaceKind } | null
}

export type PlaceCommand = CommandOf<typeof placeCommands, PlaceMeta>
