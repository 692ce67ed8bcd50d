import { z } from 'zod'
import { limit } from '../calendar/limit.ts'
import { code, type EventOf, event } from '../event.ts'

/** 即时办结, 定期会办, 限时办结. */
const itemHandlingKinds = ['instant', 'joint-meeting', 'time-limited'] as const
/** 服务对象: residents 自然人, organisations 法人, or both. */
export const audiences = ['residents', 'organisations', 'both'] as const

/** 受理, 签收, 法定 and 承诺 time limits; null where the item has none. */
export const itemLimits = z.strictObject({
  acceptance: limit.nullable(),
  acknowledge: limit.nullable(),
  legal: limit.nullable(),
  promised: limit.nullable(),
})

const itemName = z.string().min(1).max(200)
export const itemHandling = z.array(z.enum(itemHandlingKinds)).min(1).max(3)
const itemMaterials = z.array(z.string().min(1).max(200)).max(50)

const content = {
  name: itemName,
  handlingKinds: itemHandling,
  materials: itemMaterials,
  limits: itemLimits,
  defaultUnit: code.nullable(),
  audience: z.enum(audiences),
}
const version = z.int().min(1)

/** 列入清单: a public service item, in its version 1. */
const itemRegistered = event('ItemRegistered', 1, { code, version, ...content })

/** 修订: all of the item anew; a request stays under the version that it was accepted under. */
const itemRevised = event('ItemRevised', 1, { version, ...content })

/** 暂停办理: nothing is accepted under the item until it is resumed. */
const itemSuspended = event('ItemSuspended', 1, { reason: z.string().max(400) })

/** 恢复办理. */
const itemResumed = event('ItemResumed', 1, {})

export const itemEvents = {
  ItemRegistered: itemRegistered,
  ItemRevised: itemRevised,
  ItemSuspended: itemSuspended,
  ItemResumed: itemResumed,
} as const
export type ItemEvent = EventOf<typeof itemEvents>
