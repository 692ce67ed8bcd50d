import type { Leader } from './cast.ts'
import { staff } from './staff.ts'
import { step, type Telling, wait } from './steps.ts'
import { later, type StoryContext } from './story-context.ts'

/** Looks so often whether the leading request is done, and no longer. */
const looks = 40

/** 并案: follows another request and is told how that ended. Where the merge was wrong, when it goes its own way again; else null. */
export function* follow(story: StoryContext, at: number, { requestId: leading }: Leader): Telling<number | null> {
  const { random, world, fate } = story
  const dispatcher = staff.dispatcher(random)
  yield step(at, dispatcher, { type: 'merge-request', data: { leading, note: '同一事项,并案办理。' } })
  if (fate === 'unmerged') {
    const apart = later(story, at, random.around(400, 0.6))
    yield step(apart, dispatcher, { type: 'undo-merge', data: { reason: '核实为两处,分别办理。' } })
    return apart
  }
  let now = at
  for (let index = 0; index < looks && !world.done.has(leading); index += 1) {
    now = later(story, now, 960)
    yield wait(now)
  }
  if (!world.done.has(leading)) return null
  const told = later(story, now, random.around(200, 0.6))
  const data = { method: 'phone' as const, note: null }
  yield step(told, staff.callback(random), { type: 'deliver-feedback', data })
  return null
}
