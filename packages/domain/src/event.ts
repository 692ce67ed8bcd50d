import { z } from 'zod'
import type { EventDefinition, SealScope } from './decider.ts'

/** Fields that are not stored in the clear; looked up when an event type is defined. */
const sealScopes = new WeakMap<z.core.$ZodType, SealScope>()

/** Text that says something about a resident: stored sealed with that resident's own key, null once the key is erased. */
export function personal<S extends z.ZodType>(schema: S): z.ZodNullable<S> {
  return sealed(schema, 'resident')
}

/** What must not be readable in the log but belongs to no resident (a password's hash): sealed with the installation's key. */
export function secret<S extends z.ZodType>(schema: S): z.ZodNullable<S> {
  return sealed(schema, 'installation')
}

function sealed<S extends z.ZodType>(schema: S, scope: SealScope): z.ZodNullable<S> {
  const field = schema.nullable()
  sealScopes.set(field, scope)
  return field
}

export interface EventType<T extends string, Shape extends z.ZodRawShape> extends EventDefinition {
  readonly type: T
  readonly schema: z.ZodObject<Shape>
  readonly event: { readonly type: T; readonly data: z.output<z.ZodObject<Shape>>; readonly occurredAt?: string }
}

/**
 * Defines an event type. `version` is the newest; each earlier version has its upcaster.
 * Fields are stored in the order given here, so a released version's order never changes.
 */
export function event<T extends string, Shape extends z.ZodRawShape>(
  type: T,
  version: number,
  shape: Shape,
  upcasters: EventDefinition['upcasters'] = {},
): EventType<T, Shape> {
  const schema = z.strictObject(shape)
  const scopes: Record<string, SealScope> = {}
  for (const [field, fieldSchema] of Object.entries(shape)) {
    const scope = sealScopes.get(fieldSchema)
    if (scope) scopes[field] = scope
  }
  return {
    type,
    version,
    schema,
    sealed: scopes,
    upcasters,
    parse: (data) => schema.parse(data),
    // a type carried by a value: never read at run time
    get event(): never {
      throw new Error(`${type}.event is a type, not a value`)
    },
  }
}

/** The union of the events of a catalogue: `EventOf<typeof requestEvents>`. */
export type EventOf<C extends Record<string, { event: unknown }>> = C[keyof C]['event']

export const uuid = z.uuid()
export const instant = z.iso.datetime({ precision: 3 })
/** Names that become part of a stream name or a figure's cell. */
export const code = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/&()-]*$/u)
export const freeText = z.string().max(4_000)
