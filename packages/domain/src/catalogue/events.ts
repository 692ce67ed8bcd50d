import { z } from 'zod'
import { limit, stopPolicies } from '../calendar/limit.ts'
import { code, type EventOf, event, instant } from '../event.ts'

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

/** 标准答复: what is said to a question that is asked often. */
export const standardAnswer = z.strictObject({
  question: z.string().min(1).max(400),
  answer: z.string().min(1).max(4_000),
})

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
  /** 协办单位: units that usually have a part in it beside the default one. */
  supportUnits: z.array(code).max(20),
  standardAnswers: z.array(standardAnswer).max(50),
  /** 设定依据: the law or rule that it rests on. */
  legalBasis: z.string().max(2_000).nullable(),
  /** Told to the resident only by somebody who did not handle it. */
  independentFeedback: z.boolean(),
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

/** And of its support units, answers and law it said nothing. */
function withAnswers(data: object): object {
  return { ...data, supportUnits: [], standardAnswers: [], legalBasis: null, independentFeedback: false }
}

const upcasters = { 1: withClocks, 2: withConfirms, 3: withAnswers }
const version = z.int().min(1)
const said = z.string().min(1).max(2_000)

/** 列入清单: a public service item, in its version 1, taken over as admitted (imports, and what was there before Wubu). */
const itemRegistered = event('ItemRegistered', 4, { code, version, ...content }, upcasters)

/** 申请准入: a department asks that the communities take this on, and says why. Again after a rejection or a revocation. */
const itemProposed = event('ItemProposed', 1, { code, version, ...content, proposedBy: code, reason: said })

/** 审核通过: somebody of the dispatch centre or the administration has looked at the proposal; it waits for admission. */
const itemReviewed = event('ItemReviewed', 1, { finding: said })

/** 不予准入. */
const itemRejected = event('ItemRejected', 1, { reason: said })

/** 准入: with what goes along with the work 权随责走、人随事转、费随事转. `reviewDueAt` is the first yearly review. */
const itemAdmitted = event('ItemAdmitted', 1, {
  responsibility: said,
  staff: said,
  funding: said,
  reviewDueAt: instant,
})

/** 年审合格, or 整改到位: admitted for another year. */
const itemConfirmed = event('ItemConfirmed', 1, { finding: said, reviewDueAt: instant })

/** 限期整改: the yearly review found something; until then it goes on. */
const itemRectificationOrdered = event('ItemRectificationOrdered', 1, { finding: said, rectifyBy: instant })

/** 撤销准入: nothing is accepted under it any more; what was accepted is carried to its end. */
const itemRevoked = event('ItemRevoked', 1, { reason: said })

/** 修订: all of the item anew; a request stays under the version that it was accepted under. */
const itemRevised = event('ItemRevised', 4, { version, ...content }, upcasters)

/** 暂停办理: nothing is accepted under the item until it is resumed. */
const itemSuspended = event('ItemSuspended', 1, { reason: z.string().max(400) })

/** 恢复办理. */
const itemResumed = event('ItemResumed', 1, {})

export const itemEvents = {
  ItemProposed: itemProposed,
  ItemReviewed: itemReviewed,
  ItemRejected: itemRejected,
  ItemAdmitted: itemAdmitted,
  ItemConfirmed: itemConfirmed,
  ItemRectificationOrdered: itemRectificationOrdered,
  ItemRevoked: itemRevoked,
  ItemRegistered: itemRegistered,
  ItemRevised: itemRevised,
  ItemSuspended: itemSuspended,
  ItemResumed: itemResumed,
} as const
export type ItemEvent = EventOf<typeof itemEvents>
