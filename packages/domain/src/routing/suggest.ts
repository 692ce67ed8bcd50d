import type { RoutingRule } from './events.ts'

/** What a request is routed by. */
export interface Routed {
  readonly item: string | null
  /** The place and everything that it lies in, from the inside out. */
  readonly places: readonly string[]
}

/** `why`: a rule that fits, the item's own default, or nothing, where a dispatcher has to think. */
export type Suggestion =
  | { readonly why: 'rule'; readonly rule: string; readonly unit: string; readonly post: string | null }
  | { readonly why: 'item-default'; readonly rule: null; readonly unit: string; readonly post: null }
  | { readonly why: 'none'; readonly rule: null; readonly unit: null; readonly post: null }

/**
 * Where a request would go: by the rule that says most about it. A rule of its item comes before one of any item, the nearest
 * place before one further out, and of two that say the same the one set first.
 */
export function suggest(rules: readonly RoutingRule[], routed: Routed, defaultUnit: string | null): Suggestion {
  let best: RoutingRule | null = null
  let bestWeight = -1
  for (const rule of rules) {
    const weight = weightOf(rule, routed)
    if (weight > bestWeight) [best, bestWeight] = [rule, weight]
  }
  if (best) return { why: 'rule', rule: best.ruleId, unit: best.unit, post: best.post }
  if (defaultUnit !== null) return { why: 'item-default', rule: null, unit: defaultUnit, post: null }
  return { why: 'none', rule: null, unit: null, post: null }
}

/** More for what says more; −1 where the rule does not hold. A tree of places is never deeper than a hundred. */
function weightOf({ item, place }: RoutingRule, routed: Routed): number {
  if (item !== null && item !== routed.item) return -1
  if (place === null) return item === null ? -1 : 100
  const steps = routed.places.indexOf(place)
  return steps === -1 ? -1 : (item === null ? 0 : 200) + 99 - Math.min(steps, 99)
}
