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

/**
 * What a clock does with the time that it stands: `restart` counts the limit anew from the resumption, `pause-workdays` leaves the
 * days of the pause out and goes on with what was left, `pause-wallclock` moves the due date by the time on the wall (DOMAIN.md,
 * "Time limits").
 */
export const stopPolicies = ['restart', 'pause-workdays', 'pause-wallclock'] as const
export type StopPolicy = (typeof stopPolicies)[number]
