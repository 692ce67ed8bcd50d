import { actor, play, staff } from '@wubu/testing'
import { residentDecider } from '../../src/index.ts'
import { resident } from './request-scenarios.ts'

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('admin') }
const later = { now: '2026-03-05T02:00:00.000Z', actor: actor('admin') }
const profile = {
  name: '王小明',
  phone: '13800000000',
  idNumber: '110101199003070000',
  address: '幸福里 3 号楼',
  note: null,
}

const residentErased = () =>
  play(
    residentDecider,
    { type: 'register-resident', data: { residentId: resident, ...profile }, meta: { ...meta, actor: staff.window } },
    { type: 'change-resident-profile', data: { ...profile, idNumber: null }, meta: { ...meta, actor: staff.window } },
    { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: later },
    { type: 'refuse-erasure', data: {}, meta: later },
    { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: later },
    {
      type: 'erase-personal-data',
      data: {},
      meta: { ...later, actor: { ...later.actor, id: 'admin-2' } },
    },
  )

const residentLookedUp = () =>
  play(
    residentDecider,
    { type: 'register-resident', data: { residentId: resident, ...profile }, meta: { ...meta, actor: staff.window } },
    { type: 'look-up-for-erasure', data: { by: 'phone', reason: 'resident-asked' }, meta: later },
    { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: later },
  )

/** By the name of their golden file. */
export const residentScenarios = {
  'resident-erased-by-two-persons': residentErased,
  'resident-looked-up-for-erasure': residentLookedUp,
}
