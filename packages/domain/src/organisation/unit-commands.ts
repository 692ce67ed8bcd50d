import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { code } from '../event.ts'
import { unitKinds } from './unit-events.ts'

const name = z.string().trim().min(1).max(120)

export const unitCommands = {
  'register-unit': z.strictObject({
    unitId: code,
    kind: z.enum(unitKinds),
    name,
    place: code.nullable().default(null),
    parent: code.nullable().default(null),
  }),
  'rename-unit': z.strictObject({ name }),
  'close-unit': z.strictObject({}),
} as const

/** What this node knows of the unit and the place that `register-unit` names; null where they are not there, or closed. */
export interface UnitMeta extends CommandMeta {
  readonly parent: { readonly id: string } | null
  readonly place: { readonly id: string } | null
}

export type UnitCommand = CommandOf<typeof unitCommands, UnitMeta>
