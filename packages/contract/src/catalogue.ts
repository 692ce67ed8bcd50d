import { itemCommands, itemStatuses } from '@wubu/domain'
import { z } from 'zod'
import { instant, name, refusedBecause, role, written } from './common.ts'
import { get, post } from './route.ts'

const code = z.strictObject({ code: name })
const { limits: itemLimits, stopPolicy, extension, standardAnswers } = itemCommands['register-item'].shape

/** Of its version in force, and where its admission stands. */
const item = z.strictObject({
  code: z.string(),
  name: z.string(),
  status: z.enum(itemStatuses),
  /** Why it is rejected, suspended or revoked, or what is to be rectified. */
  reason: z.string().nullable(),
  version: z.int(),
  handlingKinds: z.array(z.string()),
  materials: z.array(z.string()),
  limits: itemLimits,
  stopPolicy,
  extension,
  defaultUnit: z.string().nullable(),
  /** What the head of a unit confirms before it counts. */
  confirms: z.strictObject({ returns: z.boolean(), results: z.boolean() }),
  supportUnits: z.array(z.string()),
  standardAnswers,
  legalBasis: z.string().nullable(),
  independentFeedback: z.boolean(),
  audience: z.string(),
  proposedBy: z.string().nullable(),
  /** 年审 is due from then on. */
  reviewDueAt: instant.nullable(),
  /** 整改期限. */
  rectifyBy: instant.nullable(),
})
const itemDetail = item.extend({
  /** What goes along with the work; null where it was taken over as admitted, or is not admitted. */
  admission: z.strictObject({ responsibility: z.string(), staff: z.string(), funding: z.string() }).nullable(),
  /** From 1 on; a request lives under the one that it was accepted under. */
  versions: z.array(z.strictObject({ version: z.int(), since: instant }).catchall(z.unknown())),
  /** Every event of the item: who proposed, reviewed, admitted, revised or revoked it, when and why. */
  history: z.array(
    z.strictObject({
      type: z.string(),
      occurredAt: instant,
      actor: z.strictObject({ id: z.string(), name: z.string().nullable(), role, unit: z.string().nullable() }),
      status: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  /** Commands on it that this account may give now. */
  allowed: z.array(z.string()),
  /** For every other command, why not. */
  refused: z.record(z.string(), refusedBecause),
})
type OnItem = 'review-item' | 'reject-item' | 'admit-item' | 'review-item-yearly' | 'confirm-item' | 'revoke-item'

function itemCommand<T extends OnItem>(type: T, summary: string) {
  return post(`/api/catalogue/:code/commands/${type}`, summary, {
    params: code,
    body: itemCommands[type],
    reply: written,
  })
}

export const catalogueRoutes = {
  listItems: get('/api/catalogue', '事项清单 Service items', {
    query: z.strictObject({
      status: z.enum(itemStatuses).optional(),
      /** `true`: those whose yearly review is due, or whose date of rectification has passed. */
      reviewDue: z.literal('true').optional(),
    }),
    reply: z.strictObject({ items: z.array(item) }),
  }),
  getItem: get('/api/catalogue/:code', '事项详情 An item, its versions and its admission', {
    params: code,
    reply: itemDetail,
  }),
  proposeItem: post('/api/catalogue/proposals', '申请准入 A department proposes an item', {
    body: itemCommands['propose-item'],
    reply: written,
    status: 201,
  }),
  reviewItem: itemCommand('review-item', '审核 A proposal was looked at and may be admitted'),
  rejectItem: itemCommand('reject-item', '不予准入 Reject a proposal'),
  admitItem: itemCommand('admit-item', '准入 Admit an item, with responsibility, staff and money'),
  reviewItemYearly: itemCommand('review-item-yearly', '年审 Yearly review: confirmed, or to be rectified'),
  confirmItem: itemCommand('confirm-item', '整改到位 What was to be rectified is'),
  revokeItem: itemCommand('revoke-item', '撤销准入 Revoke an admission'),
  registerItem: post('/api/catalogue', '列入清单 Register an item', {
    body: itemCommands['register-item'],
    reply: written,
    status: 201,
  }),
  reviseItem: post('/api/catalogue/:code/commands/revise-item', '修订 Revise an item', {
    params: code,
    body: itemCommands['revise-item'],
    reply: written,
  }),
  suspendItem: post('/api/catalogue/:code/commands/suspend-item', '暂停办理 Suspend an item', {
    params: code,
    body: itemCommands['suspend-item'],
    reply: written,
  }),
  resumeItem: post('/api/catalogue/:code/commands/resume-item', '恢复办理 Resume an item', {
    params: code,
    body: itemCommands['resume-item'],
    reply: written,
  }),
} as const
