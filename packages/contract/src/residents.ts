import { residentCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, written } from './common.ts'
import { post } from './route.ts'

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
  /** What to search for stands in the body, since URLs end up in logs. The whole phone or ID number, no part of it. */
  searchResidents: post('/api/residents/search', '居民查找 Find residents by phone or ID number', {
    body: z
      .strictObject({
        phone: z.string().trim().min(1).max(40).optional(),
        idNumber: z.string().trim().min(1).max(40).optional(),
      })
      .refine(({ phone, idNumber }) => (phone === undefined) !== (idNumber === undefined), 'Give phone or idNumber.'),
    reply: z.strictObject({ residents: z.array(resident) }),
    write: false,
  }),
  changeProfile: post('/api/residents/:id/commands/change-profile', '居民信息变更 Change a profile', {
    params: residentParams,
    body: residentCommands['change-resident-profile'],
    reply: written,
  }),
  eraseResident: post('/api/residents/:id/commands/erase', '注销个人信息 Erase personal data for ever', {
    params: residentParams,
    body: residentCommands['erase-personal-data'],
    reply: written,
  }),
} as const
