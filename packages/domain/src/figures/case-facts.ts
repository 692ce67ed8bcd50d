import type { CaseEvent } from './case-event.ts'
import { type Course, courseEvents, evolveCourse } from './course.ts'
import { type EvaluationFacts, evaluationEvents, evolveEvaluations, noEvaluations } from './evaluations.ts'
import { evolveParts, type PartFacts, partEvents } from './parts.ts'

/**
 * What the figures beyond the completion figures need to know of one request, with the instant of everything, so that they
 * can be computed as of any other. Plain JSON; nothing in it is personal.
 */
export interface CaseFacts {
  readonly parts: readonly PartFacts[]
  readonly evaluations: EvaluationFacts
  readonly course: Course
}

export const noCase: CaseFacts = { parts: [], evaluations: noEvaluations, course: [] }

/** The event types that `evolveCase` looks at. */
export const caseEvents: readonly CaseEvent['type'][] = [
  ...new Set<CaseEvent['type']>([...partEvents, ...evaluationEvents, ...courseEvents]),
]

/** Never throws on history; gives the same facts back where an event says nothing to the figures. */
export function evolveCase(facts: CaseFacts, event: CaseEvent): CaseFacts {
  const parts = evolveParts(facts.parts, event)
  const evaluations = evolveEvaluations(facts.evaluations, event)
  const course = evolveCourse(facts.course, event)
  const same = parts === facts.parts && evaluations === facts.evaluations && course === facts.course
  return same ? facts : { parts, evaluations, course }
}
