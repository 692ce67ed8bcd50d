import { z } from 'zod'
import { code, event, freeText, personal, uuid } from '../../event.ts'
import { heldParts, materials, note, withoutHeldParts } from './fields.ts'

export const channels = ['window', 'hotline', 'grid', 'web', 'wechat', 'forum', 'app', 'import'] as const

/** Where a request came from if not from our own counter: the system and the number it has there. */
export const source = z.strictObject({ system: code, reference: z.string().min(1).max(200) })

/** 收集: from the resident's word to the decision whether it is ours. */
export const collectEvents = {
  /** 登记: a request was taken at a window or came in by another channel. `window` is the counter that took it. */
  RequestRegistered: event('RequestRegistered', 1, {
    receiptNo: z.string(),
    channel: z.enum(channels),
    source: source.nullable(),
    residentId: uuid.nullable(),
    item: code.nullable(),
    place: code.nullable(),
    window: code.nullable(),
    address: personal(z.string().max(400)),
    description: personal(freeText),
    lateEntry: personal(z.string().max(400)),
  }),

  /** 一次性告知: the resident was told of everything that is missing. `again` says why a second notice was needed. */
  MaterialsRequested: event(
    'MaterialsRequested',
    2,
    { materials, note, again: personal(z.string().max(400)) },
    { 1: (data) => ({ ...data, again: null }) },
  ),

  /** 补正: the resident brought what was missing. */
  MaterialsSupplied: event('MaterialsSupplied', 1, { materials, note }),

  /**
   * 受理: the request is ours from here on; the total limit counts from the next day. `not-told`: the resident was not told of
   * missing materials in time, so it counts as accepted on the day of receipt (行政许可法 §32).
   */
  RequestAccepted: event(
    'RequestAccepted',
    2,
    { ground: z.enum(['decided', 'import', 'not-told']), item: code, itemVersion: z.int().min(1) },
    // version 2 knows a further ground
    { 1: (data) => data },
  ),

  /** 不予受理, with the legal ground and where to go instead. */
  RequestDeclined: event('RequestDeclined', 1, { ground: personal(freeText), goTo: personal(freeText) }),

  /** 撤回 by the resident, or by an administrator who undoes an import. `held`: the parts that end with it. */
  RequestWithdrawn: event(
    'RequestWithdrawn',
    2,
    { reason: personal(freeText), held: heldParts },
    { 1: withoutHeldParts },
  ),
} as const
