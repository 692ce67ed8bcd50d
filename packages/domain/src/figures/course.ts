import { type HandlingTime, handlingTimeAfter, noHandlingTime } from '../request/clock/counted-time.ts'
import { atOf, type CaseEvent, inOrder } from './case-event.ts'

/** What becomes of a request as a whole, by a letter for each event; it is stored for every request. */
const letters = {
  RequestRegistered: 'r',
  RequestAccepted: 'a',
  RequestDeclined: 'd',
  RequestWithdrawn: 'w',
  RequestMerged: 'm',
  MergeUndone: 'n',
  HandlingSuspended: 's',
  HandlingResumed: 'u',
  HandlingReturned: 'b',
  HandlingCompleted: 'c',
  RequestReopened: 'o',
} as const satisfies Partial<Record<CaseEvent['type'], string>>
type Letter = (typeof letters)[keyof typeof letters]

/** In the order in which it happened; epoch ms. */
export type Course = readonly (readonly [at: number, what: Letter])[]

export const courseEvents = Object.keys(letters) as (keyof typeof letters)[]

/** Never throws on history; gives the same course back where an event says nothing about it. */
export function evolveCourse(course: Course, event: CaseEvent): Course {
  const known: Partial<Record<string, Letter>> = letters
  const letter = known[event.type]
  return letter === undefined ? course : inOrder(course, [atOf(event), letter])
}

/** Ways to leave the figures: each is counted on its own. */
export const exits = ['merged', 'declined', 'withdrawn'] as const
export type Exit = (typeof exits)[number]

export interface CourseAt {
  /** How it left, null while it is in the figures or on its way into them. */
  readonly left: Exit | null
  /** Whether its handling was ever complete, and ever reopened after that. */
  readonly completedOnce: boolean
  readonly reopened: boolean
}

/** What an event makes of the way out: the way, or null where it leads back in. */
const ways: Partial<Record<Letter, Exit | null>> = { m: 'merged', d: 'declined', w: 'withdrawn', n: null, o: null }

/** As of `at` (epoch ms, inclusive). */
export function courseAt(course: Course, at: number): CourseAt {
  const past = course.filter(([stepAt]) => stepAt <= at)
  let left: Exit | null = null
  for (const [, what] of past) {
    const way = ways[what]
    if (way !== undefined) left = way
  }
  const completed = past.findIndex(([, what]) => what === 'c')
  const completedOnce = completed !== -1
  return { left, completedOnce, reopened: completedOnce && past.slice(completed).some(([, what]) => what === 'o') }
}

const types = new Map(courseEvents.map((type) => [letters[type], type]))

/** The time that was worked on the request by `at` (epoch ms, inclusive). */
export function handlingTimeAt(course: Course, at: number): HandlingTime {
  let time = noHandlingTime
  for (const [stepAt, what] of course) {
    if (stepAt > at) break
    const type = types.get(what)
    if (type) time = handlingTimeAfter(time, { type }, new Date(stepAt).toISOString())
  }
  return time
}
