import { staff } from './staff.ts'
import { step, type Telling, wait } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'

interface Watched {
  readonly from: number
  /** null where nothing is due. */
  readonly due: number | null
  readonly complete: number
}

interface Supervised {
  readonly at: number
  readonly hung: boolean
}

const dayMs = 86_400_000

/** 督办: what runs late is urged, then carded, and what stays late is hung up on the board. */
export function* supervised(story: StoryContext, { from, due, complete }: Watched): Telling<Supervised> {
  const { random } = story
  if (due === null || complete <= due) return { at: from, hung: false }
  const supervisor = staff.supervisor()
  let at = Math.max(from, due - dayMs)
  at = later(story, at, random.around(60, 0.5))
  if (at < complete && random.chance(0.45)) {
    const data = { assignmentId: null, note: '即将超期,请抓紧办理。' }
    yield step(at, supervisor, { type: 'issue-urge', data })
  }
  for (const colour of ['yellow', 'red'] as const) {
    at = later(story, Math.max(at, due + (colour === 'red' ? 4 * dayMs : 0)), random.around(200, 0.5))
    if (at >= complete || !random.chance(0.5)) return { at: Math.min(at, complete), hung: false }
    const { deadlines } = yield wait(at)
    if (!Object.values(deadlines).some(({ missed }) => missed)) return { at, hung: false }
    const data = { assignmentId: null, colour, reason: '已超期,限期办结。' }
    yield step(at, supervisor, { type: 'issue-warning-card', data }, colour)
  }
  at = later(story, at, random.around(480, 0.4))
  if (at >= complete) return { at: complete, hung: false }
  const { lead, assignments } = yield wait(at)
  const unit = lead === null ? undefined : assignments[lead]?.unit
  if (unit === undefined) return { at, hung: false }
  const dueAt = new Date(at + 10 * dayMs).toISOString()
  yield step(at, supervisor, {
    type: 'hang-up-task',
    data: { unit, answerable: staff.head(unit).id, dueAt, reason: '红牌后仍未办结,挂牌督办。' },
  })
  return { at, hung: true }
}

/** 销号, after a look at what was done. */
export function* crossedOff(story: StoryContext, done: number): Telling<void> {
  const at = later(story, done, story.random.around(100, 0.5))
  yield step(at, staff.supervisor(), { type: 'cross-off-task', data: { finding: '现场核查已办结。' } })
}
