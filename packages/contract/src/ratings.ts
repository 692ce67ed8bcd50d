import { quarterPattern, ratingCommands } from '@wubu/domain'
import { z } from 'zod'
import { instant, position, written } from './common.ts'
import { get, post } from './route.ts'

/** A rate with what it divides: never a quotient alone. */
const rate = z.strictObject({ numerator: z.int(), denominator: z.int() })

const ratedDepartment = z.strictObject({
  department: z.string(),
  name: z.string(),
  /** 满意率: levels 3–5 among the ratings given. */
  satisfied: rate,
  /** 参评率: communities that rated it among those whose requests it had in the quarter. */
  participation: rate,
  /** Every community whose requests it had, or that rated it. */
  communities: z.array(
    z.strictObject({
      community: z.string(),
      name: z.string(),
      /** Registered in the quarter and given to the department, as of now. */
      requests: z.int(),
      level: z.int().min(1).max(5).nullable(),
      /** More than once: revised. */
      times: z.int(),
      ratedAt: instant.nullable(),
    }),
  ),
})

export const ratingRoutes = {
  listRatings: get('/api/ratings', '下评上 How communities rate the departments that work for them', {
    query: z.strictObject({ quarter: quarterPattern }),
    reply: z.strictObject({
      quarter: z.string(),
      departments: z.array(ratedDepartment),
      position: position.nullable(),
    }),
  }),
  rateDepartment: post('/api/ratings', '评价部门 Rate a department for a quarter', {
    body: ratingCommands['rate-department'],
    reply: written,
  }),
} as const
