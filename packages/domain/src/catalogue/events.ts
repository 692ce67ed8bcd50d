import { z } from 'zod'
import { limit, stopPolicies } from '../calendar/limit.ts'
import { code, type EventOf, event } from '../event.ts'

/** 即时办结, 定期会办, 限时办结. */
const itemHandlingKinds = ['instant', 'joint-meeting', 'time-limited'] as const
/** 服务对象: residents 自然人, organisations 法人, or both. */
export const audiences = ['residents', 'organisations', 'both'] as const

/** 受理, 签收, 法定, 承诺, 首次联系 and 反馈 time limits; null where the item has none. */
const itemLimits = z.strictObject({
  acceptance: limit.nullable(),
  acknowledge: limit.nullable(),
  legal: limit.nullable(),
  promised: limit.nullable(),
  firstContact: limit.nullable(),
  feedback: limit.nullable(),
})

const itemName = z.string().min(1).max(200)
export const itemHandling = z.array(z.enum(itemHandlingKinds)).min(1).max(3)
const itemMaterials = z.array(z.string().min(1).max(200)).max(50)

/** What the head of a unit must confirm before it counts: returns 退单, results 办理结果. */
export const itemConfirms = z.strictObject({ returns: z.boolean(), results: z.boolean() })

const content = {
  name: itemName,
  handlingKinds: itemHandling,
  materials: itemMaterials,
  limits: itemLimits,
  defaultUnit: code.nullable(),
  audience: z.enum(audiences),
  /** How its clocks count a suspension. */
  stopPolicy: z.enum(stopPolicies),
  /** 延期: by how much its limit may be extended, all extensions together; null: not at all. */
  extension: limit.nullable(),
  confirms: itemConfirms,
}

/** What an item of an earlier version did not say: its clocks pause, and are not extended. */
function withClocks(data: object): object {
  const limits = 'limits' in data ? data.limits : null
  const clocks = { firstContact: null, feedback: null }
  return { ...data, limits: { ...Object(limits), ...clocks }, stopPolicy: 'pause-workdays', extension: null }
}

/** And nothing had to be confirmed. */
function withConfirms(data: object): object {
  return { ...data, confirms: { returns: false, results: false } }
}

const version = z.int().min(1)

/** 列入清单: a public service item, in its version 1. */
const itemRegistered = event('ItemRegistered', 3, { code, version, ...content }, { 1: withClocks, 2: withConfirms })

/** 修订: all of the item anew; a request stays under the version that it was accepted under. */
const itemRevised = event('ItemRevised', 3, { version, ...content }, { 1: withClocks, 2: withConfirms })

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
