import type { Actor } from '@wubu/domain/decider'
import { staff } from './staff.ts'
import { step, type Telling, wait } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'

/** 1 非常不满意 … 5 非常满意. */
const levelWeights = [1, 3, 13, 38, 45]
/** Of those who were dissatisfied before. */
const levelWeightsAgain = [6, 14, 30, 35, 15]

type Opinion = 'satisfied' | 'dissatisfied' | 'none'

export interface Outcome {
  readonly at: number
  readonly opinion: Opinion
}

/** 反馈 and 评议: told, and perhaps asked what they think of it. */
export function* conclude(story: StoryContext, completedAt: number): Telling<Outcome> {
  const { cast, random } = story
  const atCounter = cast.channel === 'window' && random.chance(0.6)
  const first = later(story, completedAt, random.around(150, 0.9))
  if (atCounter) {
    const data = { method: 'in-person' as const, note: null }
    yield step(first, staff.window(cast.community.id, random), { type: 'deliver-feedback', data })
    return yield* evaluate(story, first)
  }
  const misses = random.weighted([86, 9, 2.5, 2.5])
  const tried = yield* attempts(story, first, misses)
  const method =
    misses >= 3 ? random.pick(['letter', 'notice'] as const) : random.pick(['phone', 'phone', 'message'] as const)
  const callback = staff.callback(random)
  const shows = misses >= 3 ? (['letter'] as const) : []
  yield step(tried, callback, { type: 'deliver-feedback', data: { method, note: null } }, ...shows)
  return yield* evaluate(story, tried)
}

/** So many calls that nobody answered, each on a day of its own. Gives when the resident is told after them. */
function* attempts(story: StoryContext, first: number, count: number): Telling<number> {
  const { random } = story
  let now = first
  for (let index = 0; index < count; index += 1) {
    const outcome = random.chance(0.85) ? ('no-answer' as const) : ('wrong-number' as const)
    const data = { method: 'phone' as const, outcome, note: null }
    yield step(now, staff.callback(random), { type: 'record-feedback-attempt', data })
    now = later(story, now, 480 + random.number() * 120)
  }
  return now
}

export function* evaluate(story: StoryContext, toldAt: number): Telling<Outcome> {
  const { random, residentId } = story
  const state = yield wait(toldAt)
  // nobody to ask where nobody gave a name, as with most of what a patrol reports; and not everybody answers
  if (residentId === null || random.chance(0.05)) return { at: toldAt, opinion: 'none' }
  const now = later(story, toldAt, random.around(300, 1))
  const due = Object.values(state.deadlines).find(({ kind, endedAt }) => kind === 'evaluation' && endedAt === null)
  if (due && now > Date.parse(due.dueAt)) return { at: toldAt, opinion: 'none' }
  const again = state.rounds > 0
  const level = random.weighted(again ? levelWeightsAgain : levelWeights) + 1
  const solved = level > 2 || random.chance(0.3)
  const dissatisfied = level <= 2 || !solved
  const data = { level, solved, reason: dissatisfied ? '对办理结果不满意。' : null }
  const shows = dissatisfied && !again ? (['dissatisfied'] as const) : []
  yield step(now, evaluator(story, residentId), { type: 'evaluate-request', data }, ...shows)
  return { at: now, opinion: dissatisfied ? 'dissatisfied' : 'satisfied' }
}

function evaluator({ random }: StoryContext, residentId: string): Actor {
  return random.chance(0.4) ? staff.resident(residentId) : staff.callback(random)
}
