import { accepted, actor, given, rejected } from '@wubu/testing'
import t from 'tap'
import type { AssessmentCommand } from './commands.ts'
import { assessmentDecider } from './decide.ts'
import type { AssessmentEvent } from './events.ts'
import { assessmentScore, componentScore, defaultWeights, type Weight } from './weights.ts'

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('supervisor') }
const set = (weights: readonly Weight[]): AssessmentCommand => ({
  type: 'set-assessment-weights',
  data: { year: 2026, weights: [...weights], note: null },
  meta,
})
const wasSet = (weights: readonly Weight[]): AssessmentEvent => ({
  type: 'AssessmentWeightsSet',
  data: { year: 2026, version: 1, weights: [...weights], note: null },
})
const assessment = given(assessmentDecider)
const half: readonly Weight[] = [
  { figure: 'onTimeOfDue', weight: 50 },
  { figure: 'satisfiedOfEvaluated', weight: 50 },
]

t.test('the weights of a year', async (t) => {
  t.test('add up to 100, each figure once; those that hold by default do', async (t) => {
    t.match(assessment().when(set(half)), { accepted: true, events: [{ data: { version: 1 } }] })
    t.match(assessment().when(set(defaultWeights)), accepted('AssessmentWeightsSet'))
    t.match(assessment().when(set(half.slice(1))), rejected('weights_not_hundred', { sum: 50 }))
    const twice = half.map((one): Weight => ({ ...one, figure: 'onTimeOfDue' }))
    t.match(assessment().when(set(twice)), rejected('weight_given_twice', { figure: 'onTimeOfDue' }))
  })
  t.test('have versions', async (t) => {
    t.match(assessment(wasSet(half)).when(set(defaultWeights)), { accepted: true, events: [{ data: { version: 2 } }] })
    t.match(assessment(wasSet(half)).when(set(half)), rejected('weights_not_changed'))
  })
  t.test('are for supervisors and administrators', async (t) => {
    const byHead = { ...set(half), meta: { ...meta, actor: actor('unit-head') } }
    t.match(assessment().when(byHead), rejected('role_not_permitted'))
  })
})

t.test('a score is the mean of its components by their weights', async (t) => {
  const component = (figure: Weight['figure'], weight: number, rate: number | null) => ({
    ...{ figure, weight },
    score: componentScore(figure, rate),
  })
  const both = [component('onTimeOfDue', 60, 0.9), component('returnedOfDispatched', 40, 0.25)]
  t.same(assessmentScore(both), { score: (60 * 90 + 40 * 75) / 100, weighed: 100 })
  const silent = component('satisfiedOfEvaluated', 40, null)
  t.same(assessmentScore([component('onTimeOfDue', 60, 0.5), silent]), { score: 50, weighed: 60 }, 'nobody was asked')
  t.same(assessmentScore([silent]), { score: null, weighed: 0 })
  t.equal(componentScore('aheadOfLimit', -0.4), 0, 'late on the whole is no less than nothing')
})
