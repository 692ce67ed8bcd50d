import type { Actor } from '@wubu/domain/decider'
import { staff } from './staff.ts'
import { type Step, step } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'

/** 1 非常不满意 … 5 非常满意. */
const levelWeights = [1, 3, 13, 38, 45]

type Opinion = 'satisfied' | 'dissatisfied' | 'none'

export interface Outcome {
  readonly at: number
  readonly opinion: Opinion
}

/** 反馈 and 评议: told, and perhaps asked what they think of it. */
export function* conclude(story: StoryContext, completedAt: number): Generator<Step, Outcome> {
  const { cast, random } = story
  const atCounter = cast.channel === 'window' && random.chance(0.6)
  const actor = atCounter ? staff.window(cast.community.id, random) : staff.callback(random)
  const told = later(story, completedAt, random.around(150, 0.9))
  const method = atCounter ? 'in-person' : random.pick(['phone', 'phone', 'message'] as const)
  yield step(told, actor, { type: 'deliver-feedback', data: { method, note: null } })
  return yield* evaluate(story, told)
}

export function* evaluate(story: StoryContext, toldAt: number): Generator<Step, Outcome> {
  const { random, residentId } = story
  // nobody to ask where nobody gave a name; and not everybody answers
  if (residentId === null || random.chance(0.35)) return { at: toldAt, opinion: 'none' }
  const now = later(story, toldAt, random.around(300, 1))
  const level = random.weighted(levelWeights) + 1
  const solved = level > 2 || random.chance(0.3)
  const reason = level <= 2 ? '对办理结果不满意。' : null
  yield step(now, evaluator(story, residentId), { type: 'evaluate-request', data: { level, solved, reason } })
  return { at: now, opinion: level <= 2 || !solved ? 'dissatisfied' : 'satisfied' }
}

function evaluator({ random }: StoryContext, residentId: string): Actor {
  return random.chance(0.4) ? staff.resident(residentId) : staff.callback(random)
}
