import { z } from 'zod'
import { type EventOf, event } from '../event.ts'
import { weight } from './weights.ts'

/** 季度考评: the weights of a year's quarters were set, in a version that counts from 1; figures are scored by the newest. */
const assessmentWeightsSet = event('AssessmentWeightsSet', 1, {
  year: z.int().min(1970).max(9999),
  version: z.int().min(1),
  weights: z.array(weight).min(1).max(20),
  note: z.string().max(400).nullable(),
})

export const assessmentEvents = { AssessmentWeightsSet: assessmentWeightsSet } as const
export type AssessmentEvent = EventOf<typeof assessmentEvents>
