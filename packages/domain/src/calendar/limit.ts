import { z } from 'zod'

/**
 * A time limit. Days count from the next day on and last to the end of that local day; hours start at once.
 * "Same day" is a limit of 0 days; "2 hours" exists as well (DOMAIN.md, "Time limits").
 */
export const limit = z.strictObject({
  amount: z.int().min(0).max(10_000),
  unit: z.enum(['workingDays', 'workingHours', 'calendarDays', 'hours']),
})
export type Limit = z.output<typeof limit>
