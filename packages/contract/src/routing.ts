import { routingRule } from '@wubu/domain'
import { z } from 'zod'
import { id, instant, position } from './common.ts'
import { get, post } from './route.ts'

const ruleId = z.string().min(1).max(80)
const rule = routingRule.extend({ ruleId })
const suggestion = z.strictObject({
  /** By a rule, by the item's own default, or by nothing: then a dispatcher has to think. */
  why: z.enum(['rule', 'item-default', 'none']),
  rule: z.string().nullable(),
  unit: z.string().nullable(),
  post: z.string().nullable(),
})
const written = z.strictObject({ revision: z.int().min(0), position })

export const routingRoutes = {
  listRoutingRules: get('/api/routing-rules', '派单规则 Rules that say where requests go', {
    reply: z.strictObject({ rules: z.array(rule) }),
  }),
  setRoutingRule: post('/api/routing-rules/:id', '设定派单规则 Set a rule, or change it', {
    params: z.strictObject({ id: ruleId }),
    body: routingRule,
    reply: written,
  }),
  removeRoutingRule: post('/api/routing-rules/:id/remove', '删除派单规则 Remove a rule', {
    params: z.strictObject({ id: ruleId }),
    body: z.strictObject({}),
    reply: written,
  }),
  /** Writes nothing: where the latest requests that the rule speaks of would go with it, and where they go without. */
  tryRoutingRule: post('/api/routing-rules/:id/trial', '试运行派单规则 Where recent requests would go', {
    write: false,
    params: z.strictObject({ id: ruleId }),
    body: routingRule,
    reply: z.strictObject({
      changed: z.int(),
      requests: z.array(
        z.strictObject({
          requestId: id,
          receiptNo: z.string(),
          item: z.string().nullable(),
          place: z.string().nullable(),
          registeredAt: instant,
          /** The unit that it was given to. */
          went: z.string().nullable(),
          before: suggestion,
          after: suggestion,
        }),
      ),
    }),
  }),
  suggestUnit: get('/api/requests/:id/suggestion', '派单建议 Where a request would go, and why', {
    params: z.strictObject({ id }),
    reply: suggestion,
  }),
} as const
