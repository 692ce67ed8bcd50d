import type { z } from 'zod'
import type { CommandMeta } from './decider.ts'

/** The union of the commands of a table of schemas: `CommandOf<typeof unitCommands, UnitMeta>`. */
export type CommandOf<Schemas extends Readonly<Record<string, z.ZodType>>, Meta extends CommandMeta = CommandMeta> = {
  [T in keyof Schemas & string]: { readonly type: T; readonly data: z.output<Schemas[T]> & object; readonly meta: Meta }
}[keyof Schemas & string]
