import { z } from 'zod'
import { code, type EventOf, event } from '../event.ts'

/** 部门, 街道, 社区, and companies such as property management or water. */
export const unitKinds = ['department', 'street', 'community', 'company'] as const

export type UnitKind = (typeof unitKinds)[number]

const name = z.string().min(1).max(120)

/** A unit can be given work from now on. `parent` is the unit that it sends requests up to 上报; `place` where it works. */
const unitRegistered = event('UnitRegistered', 1, {
  unitId: code,
  kind: z.enum(unitKinds),
  name,
  place: code.nullable(),
  parent: code.nullable(),
})

const unitRenamed = event('UnitRenamed', 1, { name })

/** 停用: nothing new is given to the unit; what it has, it keeps. */
const unitClosed = event('UnitClosed', 1, {})

export const unitEvents = {
  UnitRegistered: unitRegistered,
  UnitRenamed: unitRenamed,
  UnitClosed: unitClosed,
} as const
export type UnitEvent = EventOf<typeof unitEvents>
