import type { Refusal } from '../decider.ts'
import { actingHolder } from '../post/state.ts'
import type { RequestMeta } from './commands.ts'
import type { Assignment } from './state.ts'

/**
 * A、B岗: a part that was given to a post is the acting person's: A unless away, then B. The head of the unit may always step in,
 * and dispatchers decide on parts whoever has them (issue 5, 1).
 */
export function postRefusal({ post }: Assignment, { actor, reference, now }: RequestMeta): Refusal | null {
  if (post === null || actor.role === 'dispatcher' || actor.role === 'unit-head') return null
  const facts = reference.post(post)
  if (!facts) return null
  return actingHolder(facts, now) === actor.id ? null : { code: 'post_held_by_other', post }
}
