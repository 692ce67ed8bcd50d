import { z } from 'zod'
import type { CommandOf } from '../command.ts'
import type { CommandMeta } from '../decider.ts'
import { weight } from './weights.ts'

export const assessmentWeights = z.strictObject({
  weights: z.array(weight).min(1).max(20),
  note: z.string().trim().min(1).max(400).nullable().default(null),
})

export const assessmentCommands = {
  'set-assessment-weights': assessmentWeights.extend({ year: z.int().min(1970).max(9999) }),
} as const
export type AssessmentCommand = CommandOf<typeof assessmentCommands, CommandMeta>
