import { atOf, type CaseEvent, inOrder } from './case-event.ts'

/** What was asked and answered about a request, as JSON; instants are epoch ms. */
export interface EvaluationFacts {
  /** Residents asked: when, until when, the due date's id, and the one that it stands for instead. */
  readonly asked: readonly (readonly [at: number, dueAt: number, id: string, supersedes: string | null])[]
  readonly given: readonly (readonly [at: number, level: number, solved: 0 | 1])[]
  /** Nobody answers any more: lapsed, closed or reopened. */
  readonly over: readonly (readonly [at: number, how: 'lapsed' | 'closed' | 'reopened'])[]
}

export const noEvaluations: EvaluationFacts = { asked: [], given: [], over: [] }

export const evaluationEvents = [
  'DeadlineSet',
  'RequestEvaluated',
  'EvaluationLapsed',
  'RequestClosed',
  'RequestReopened',
] as const satisfies readonly CaseEvent['type'][]

/** Never throws on history; gives the same facts back where an event says nothing about them. */
export function evolveEvaluations(facts: EvaluationFacts, event: CaseEvent): EvaluationFacts {
  switch (event.type) {
    case 'DeadlineSet': {
      const { kind, dueAt, deadlineId, supersedes } = event.data
      if (kind !== 'evaluation') return facts
      return { ...facts, asked: inOrder(facts.asked, [atOf(event), Date.parse(dueAt), deadlineId, supersedes]) }
    }
    case 'RequestEvaluated':
      return { ...facts, given: inOrder(facts.given, [atOf(event), event.data.level, event.data.solved ? 1 : 0]) }
    case 'EvaluationLapsed':
      return over(facts, event, 'lapsed')
    case 'RequestClosed':
      return over(facts, event, 'closed')
    case 'RequestReopened':
      return over(facts, event, 'reopened')
    default:
      return facts
  }
}

function over(facts: EvaluationFacts, event: CaseEvent, how: EvaluationFacts['over'][number][1]): EvaluationFacts {
  // what nobody was asked about needs no end
  return facts.asked.length === 0 ? facts : { ...facts, over: inOrder(facts.over, [atOf(event), how]) }
}

/** An evaluation that was answered, or was due without an answer (`level` and `solved` are null then). */
export interface EvaluationAt {
  /** Of the answer, or of the due date. */
  readonly at: number
  readonly level: number | null
  readonly solved: boolean | null
}

/** Evaluations answered or due by `at` (epoch ms, inclusive), in the order in which they were. */
export function evaluationsAt({ asked, given, over }: EvaluationFacts, at: number): readonly EvaluationAt[] {
  const answered = given
    .filter((one) => one[0] <= at)
    .map(([givenAt, level, solved]): EvaluationAt => ({ at: givenAt, level, solved: solved === 1 }))
  const past = asked.filter((one) => one[0] <= at)
  const standing = past.filter(([, , id]) => !past.some((other) => other[3] === id))
  const unanswered = standing.flatMap(([askedAt, dueAt], index): readonly EvaluationAt[] => {
    const next = standing[index + 1]?.[0] ?? Number.POSITIVE_INFINITY
    const within = (one: readonly [number, ...unknown[]]) => one[0] >= askedAt && one[0] < next && one[0] <= at
    if (dueAt > at || given.some(within)) return []
    // closed or reopened before the due date: no answer is waited for
    const ended = over.find(within)
    if (ended && ended[1] !== 'lapsed' && ended[0] < dueAt) return []
    return [{ at: dueAt, level: null, solved: null }]
  })
  return [...answered, ...unanswered].toSorted((one, other) => one.at - other.at)
}
