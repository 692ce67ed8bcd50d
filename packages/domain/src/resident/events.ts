import { z } from 'zod'
import { type EventOf, event, freeText, personal, uuid } from '../event.ts'

/** Why somebody's data were erased: a code, since a sentence would say something about them for ever. */
export const erasureReasons = [
  'resident-asked',
  'retention-ended',
  'registered-by-mistake',
  'ordered-by-authority',
] as const

export type ErasureReason = (typeof erasureReasons)[number]

/** All that is known of a resident. Each is sealed with the resident's own key. */
const profile = {
  name: personal(z.string().max(120)),
  phone: personal(z.string().max(40)),
  idNumber: personal(z.string().max(40)),
  address: personal(z.string().max(400)),
  note: personal(freeText),
}

/** A resident became known, only as far as a request needs. */
const residentRegistered = event('ResidentRegistered', 1, { residentId: uuid, ...profile })

/** The whole profile as it is now: null is what is not known (any more), not what did not change. */
const residentProfileChanged = event('ResidentProfileChanged', 1, profile)

/** 申请注销: somebody asked for it; somebody else has to agree, since nothing brings the data back. */
const erasureRequested = event('ErasureRequested', 1, { reason: z.enum(erasureReasons) })

/** 不予注销: refused by somebody else, or taken back. */
const erasureRefused = event('ErasureRefused', 1, {})

/** What somebody is looked up by who is to be erased: whole numbers, and nothing that could be browsed. */
export const lookUpFields = ['phone', 'idNumber', 'receiptNo'] as const

/** 查看: an administrator was shown masked data, to find whom an erasure is about. What was typed is not kept. */
const residentLookedUp = event('ResidentLookedUp', 1, { by: z.enum(lookUpFields), reason: z.enum(erasureReasons) })

/** 注销个人信息: the resident's key is to be erased, and with it everything that it sealed. */
const personalDataErased = event('PersonalDataErased', 1, { reason: z.enum(erasureReasons) })

export const residentEvents = {
  ResidentRegistered: residentRegistered,
  ResidentProfileChanged: residentProfileChanged,
  ErasureRequested: erasureRequested,
  ErasureRefused: erasureRefused,
  ResidentLookedUp: residentLookedUp,
  PersonalDataErased: personalDataErased,
} as const
export type ResidentEvent = EventOf<typeof residentEvents>
