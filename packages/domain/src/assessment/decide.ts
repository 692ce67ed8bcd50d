import { accept, type Decider, type Decision, type Role } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { AssessmentCommand } from './commands.ts'
import { type AssessmentEvent, assessmentEvents } from './events.ts'
import { assessmentRefusals } from './refusals.ts'
import { type AssessmentState, assessmentStateValue, evolveAssessment, initialAssessment } from './state.ts'

const refuse = refuser(assessmentRefusals)

export const assessmentRoles: readonly Role[] = ['supervisor', 'admin', 'system']

function decideAssessment({ data, meta }: AssessmentCommand, state: AssessmentState): Decision<AssessmentEvent> {
  const notPermitted = refusedRole(meta.actor, assessmentRoles)
  if (notPermitted) return notPermitted
  const { year, weights, note } = data
  const sum = weights.reduce((total, { weight }) => total + weight, 0)
  if (sum !== 100) return refuse('weights_not_hundred', { sum })
  const twice = weights.find(({ figure }, at) => weights.findIndex((one) => one.figure === figure) !== at)
  if (twice) return refuse('weight_given_twice', { figure: twice.figure })
  if (JSON.stringify(weights) === JSON.stringify(state?.weights)) return refuse('weights_not_changed')
  const version = (state?.version ?? 0) + 1
  return accept({ type: 'AssessmentWeightsSet', data: { year, version, weights, note } })
}

export const assessmentDecider: Decider<AssessmentState, AssessmentCommand, AssessmentEvent> = {
  machine: { name: 'assessment', version: 1 },
  initial: initialAssessment,
  events: assessmentEvents,
  decide: decideAssessment,
  evolve: evolveAssessment,
  stateValue: assessmentStateValue,
  residentOf: () => null,
}
