import { residentCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, instant, written } from './common.ts'
import { get, post } from './route.ts'

const residentParams = z.strictObject({ id })

/** Who a request is about, as typed at the counter. */
export const newResident = residentCommands['register-resident'].omit({ residentId: true })

/** Everything reads null once it was erased, or where it is masked. */
export const resident = z.strictObject({
  residentId: id,
  name: z.string().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  erased: z.boolean(),
})

export const residentRoutes = {
  registerResident: post('/api/residents', '居民登记 Register a resident', {
    body: newResident,
    reply: written.extend({ residentId: id }),
    status: 201,
  }),
  /**
   * What to search for stands in the body, since URLs end up in logs; all that is given has to fit. Whoever knows the whole phone or
   * ID number finds anybody, in full; by name, or by the last four digits, those alone who have a request that the account may see,
   * and masked (`masked: true`), and so is everything for grid workers. At most 50, those known last first.
   */
  searchResidents: post(
    '/api/residents/search',
    '居民查找 Find residents by name, phone, its last four digits or ID number',
    {
      body: z
        .strictObject({
          name: z.string().trim().min(1).max(120).optional(),
          phone: z.string().trim().min(1).max(40).optional(),
          phoneTail: z
            .string()
            .regex(/^[0-9]{4}$/)
            .optional(),
          idNumber: z.string().trim().min(1).max(40).optional(),
        })
        .refine((given) => Object.values(given).some((value) => value !== undefined), 'Give something to look for.'),
      reply: z.strictObject({
        residents: z.array(
          resident.extend({
            /** `phone` and `idNumber` with most figures as `*`, address and note null. */
            masked: z.boolean(),
          }),
        ),
      }),
      write: false,
    },
  ),
  changeProfile: post('/api/residents/:id/commands/change-profile', '居民信息变更 Change a profile', {
    params: residentParams,
    body: residentCommands['change-resident-profile'],
    reply: written,
  }),
  listErasures: get('/api/erasures', '待确认的注销 Erasures that wait for another administrator', {
    reply: z.strictObject({
      erasures: z.array(
        z.strictObject({
          residentId: id,
          reason: z.string(),
          askedAt: instant,
          askedBy: z.strictObject({ id: z.string(), name: z.string().nullable() }),
          /** False for whoever asked. */
          mayConfirm: z.boolean(),
        }),
      ),
    }),
  }),
  /**
   * By a whole phone or ID number, or the receipt number of one of their requests; each resident shown is first recorded as looked at,
   * with account and reason. At most 50, masked, the name but for its first character.
   */
  findForErasure: post('/api/erasures/search', '查找要注销的居民 Find the resident whom an erasure is about', {
    body: z.strictObject({
      by: residentCommands['look-up-for-erasure'].shape.by,
      value: z.string().trim().min(1).max(40),
      reason: residentCommands['look-up-for-erasure'].shape.reason,
    }),
    reply: z.strictObject({
      residents: z.array(
        resident
          .pick({ residentId: true, name: true, phone: true, idNumber: true })
          .extend({ erasureAsked: z.boolean() }),
      ),
    }),
    write: false,
  }),
  requestErasure: post('/api/residents/:id/commands/request-erasure', '申请注销个人信息 Ask for an erasure', {
    params: residentParams,
    body: residentCommands['request-erasure'],
    reply: written,
  }),
  refuseErasure: post('/api/residents/:id/commands/refuse-erasure', '不予注销 Refuse an erasure, or take it back', {
    params: residentParams,
    body: residentCommands['refuse-erasure'],
    reply: written,
  }),
  /** By another administrator than the one who asked. */
  eraseResident: post('/api/residents/:id/commands/erase', '确认注销个人信息 Erase personal data for ever', {
    params: residentParams,
    body: residentCommands['erase-personal-data'],
    reply: written,
  }),
} as const
