import type { Assignment, RequestState } from '@wubu/domain'
import { materialsOf } from './items.ts'
import { dueOf, handlerOf, supportsOf } from './parts.ts'
import { staff } from './staff.ts'
import { step, type Telling, wait } from './steps.ts'
import { between, later, type StoryContext } from './story-context.ts'

interface Stood {
  /** Going on again. */
  readonly at: number
}

/** 挂起: for papers that are wanted now, or for what a third party has to say; or one support's part alone. Null where nothing stood. */
export function* suspension(story: StoryContext, state: RequestState, from: number): Telling<Stood | null> {
  const { random, cast } = story
  const [support] = supportsOf(state)
  if (support && random.chance(0.05)) return yield* partWaits(story, support, from)
  if (cast.item.days < 2 || !random.chance(0.045)) return null
  const at = later(story, from, random.around(120, 0.7))
  if (at > (dueOf(state) ?? 0)) return null
  const dispatcher = staff.dispatcher(random)
  const waited = Math.min(9_600, random.around(1_500, 0.7))
  const materials = materialsOf(cast.item.line.code).slice(-1)
  if (materials.length > 0 && random.chance(0.5)) {
    const again = state.notices > 0 ? '审核中发现还需补充。' : null
    const asked = { materials, note: null, again }
    yield step(at, dispatcher, { type: 'request-materials', data: asked }, 'wanting')
    const back = later(story, at, waited)
    yield step(back, dispatcher, { type: 'supply-materials', data: { materials, note: null } })
    return { at: back }
  }
  const reason = random.pick(['third-party', 'third-party', 'expert-opinion', 'force-majeure'] as const)
  yield step(at, dispatcher, { type: 'suspend-handling', data: { reason, note: '待相关单位复函。' } })
  const back = later(story, at, waited)
  yield step(back, dispatcher, { type: 'resume-handling', data: { note: null } })
  return { at: back }
}

function* partWaits(story: StoryContext, { id: assignmentId }: Assignment, from: number): Telling<Stood> {
  const { random } = story
  const dispatcher = staff.dispatcher(random)
  const at = later(story, from, random.around(60, 0.6))
  const data = { assignmentId, reason: 'third-party' as const, note: null }
  yield step(at, dispatcher, { type: 'suspend-assignment', data })
  const back = later(story, at, Math.min(4_800, random.around(700, 0.6)))
  yield step(back, dispatcher, { type: 'resume-assignment', data: { assignmentId, note: null } })
  return { at: back }
}

interface Late {
  readonly lead: Assignment
  readonly from: number
  readonly complete: number
}

/** 延期: asked for by a unit that sees that it will be late, and decided on. Gives when the story goes on. */
export function* extension(story: StoryContext, { lead, from, complete }: Late): Telling<number> {
  const { random, cast } = story
  const state = yield wait(from)
  const due = dueOf(state)
  const near = due !== null && complete > due - 86_400_000
  if (!near || cast.item.days < 2 || !random.chance(0.5)) return from
  const at = between(story, from, Math.min(due, complete), 0.7)
  if (at >= due || at >= complete) return from
  const by = { amount: Math.max(1, Math.ceil(cast.item.days * 0.3)), unit: 'workingDays' as const }
  const asked = { assignmentId: lead.id, deadlineId: null, by, reason: '情况复杂,需现场会商。' }
  const { extensions } = yield step(at, handlerOf(story, lead, at), { type: 'request-extension', data: asked })
  const [extensionId = ''] = Object.keys(extensions)
  const decided = later(story, at, random.around(110, 0.6))
  const dispatcher = staff.dispatcher(random)
  if (random.chance(0.3)) {
    const data = { extensionId, reason: '理由不充分,请按期办结。' }
    yield step(decided, dispatcher, { type: 'refuse-extension', data })
    return decided
  }
  const less = by.amount > 1 && random.chance(0.3) ? { ...by, amount: by.amount - 1 } : null
  const told = state.residentId === null ? null : ('phone' as const)
  yield step(decided, dispatcher, { type: 'grant-extension', data: { extensionId, by: less, told, note: null } })
  return decided
}
