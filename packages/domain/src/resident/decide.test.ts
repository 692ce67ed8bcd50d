import { accepted, actor, given, outcome, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import { roles } from '../decider.ts'
import { type ResidentCommand, residentCommands } from './commands.ts'
import { residentDecider } from './decide.ts'
import { type ResidentEvent, residentEvents } from './events.ts'

const residentId = '0b8f3f6e-7c5e-4c0e-9c3a-1f2f5d3f9a10'
const profile = { name: '王某', phone: '13800000000', idNumber: null, address: null, note: null }
const meta = { now: testNow, actor: actor('window') }
const register: ResidentCommand = { type: 'register-resident', data: { residentId, ...profile }, meta }
const change: ResidentCommand = { type: 'change-resident-profile', data: { ...profile, phone: null }, meta }
const asker = { ...meta, actor: { ...actor('admin'), id: 'admin-1' } }
const other = { ...meta, actor: { ...actor('admin'), id: 'admin-2' } }
const ask: ResidentCommand = { type: 'request-erasure', data: { reason: 'resident-asked' }, meta: asker }
const erase: ResidentCommand = { type: 'erase-personal-data', data: {}, meta: other }
const refuse: ResidentCommand = { type: 'refuse-erasure', data: {}, meta: other }

const resident = given(residentDecider)
const registered: ResidentEvent = { type: 'ResidentRegistered', data: { residentId, ...profile } }
const asked: ResidentEvent = { type: 'ErasureRequested', data: { reason: 'resident-asked' } }
const erased: ResidentEvent = { type: 'PersonalDataErased', data: { reason: 'resident-asked' } }

t.test('who may', async (t) => {
  const permitted = (command: ResidentCommand, ...past: ResidentEvent[]) =>
    roles.filter((role) => {
      const by = { ...command, meta: { ...meta, actor: actor(role) } }
      return outcome(resident(...past).when(by)) !== 'role_not_permitted'
    })
  const intake = ['window', 'grid', 'dispatcher', 'callback', 'system']
  t.test('register a resident: whoever takes requests in', async (t) => {
    t.same(permitted(register), intake)
  })
  t.test('change a profile: the same', async (t) => {
    t.same(permitted(change, registered), intake)
  })
  t.test('erase personal data: an administrator', async (t) => {
    for (const command of [ask, erase, refuse]) t.same(permitted(command, registered), ['admin'])
  })
})

t.test('a resident', async (t) => {
  t.test('is registered once', async (t) => {
    t.match(resident().when(register), accepted('ResidentRegistered'))
    t.match(resident(registered).when(register), rejected('resident_already_registered'))
  })
  t.test('that is not registered has nothing to change or erase', async (t) => {
    for (const command of [change, ask, erase, refuse])
      t.match(resident().when(command), rejected('resident_not_registered'))
  })
  t.test('gets a new profile as a whole, what is not given is not known any more', async (t) => {
    const { data } = residentCommands['change-resident-profile'].safeParse({ name: '王某' })
    t.same(data, { ...profile, phone: null })
    t.match(resident(registered).when(change), { events: [{ type: 'ResidentProfileChanged', data: { phone: null } }] })
  })
  t.test('whose data were erased is not to be used any more', async (t) => {
    for (const command of [register, change, ask, erase, refuse]) {
      t.match(resident(registered, erased).when(command), rejected('resident_erased'))
    }
  })
})

t.test('what is personal', async (t) => {
  const fields = Object.keys(profile)
  t.test('is sealed with the key of that resident, and nothing else is', async (t) => {
    const sealed = Object.fromEntries(fields.map((field) => [field, 'resident']))
    t.same(residentEvents.ResidentRegistered.sealed, sealed)
    t.same(residentEvents.ResidentProfileChanged.sealed, sealed)
    t.equal(residentDecider.residentOf(resident(registered).state), residentId)
    t.equal(residentDecider.residentOf(resident(registered, erased).state), residentId)
  })
  t.test('is not kept in the state', async (t) => {
    t.same(resident(registered).state, { id: residentId, status: 'known', erasure: null })
  })
  t.test('reads null once its key is erased, and history still folds', async (t) => {
    const nothing = { name: null, phone: null, idNumber: null, address: null, note: null }
    const { state } = resident({ ...registered, data: { residentId, ...nothing } }, erased)
    t.same(residentDecider.stateValue(state, erased), { resident: 'erased' })
    t.same(residentEvents.ResidentProfileChanged.parse(nothing), nothing)
  })
  t.test('finds no way into the reason of an erasure', async (t) => {
    t.notOk(residentCommands['request-erasure'].safeParse({ reason: '王某 138 要求' }).success)
  })
})

t.test('an erasure', async (t) => {
  const askedFor = () => {
    const { state } = resident(registered, asked)
    return state?.erasure?.by ?? ''
  }
  const by = (command: ResidentCommand, id: string) =>
    resident(registered, asked).when({ ...command, meta: { ...meta, actor: { ...actor('admin'), id } } })
  t.test('is asked for by one and confirmed by another, for the reason that was asked for', async (t) => {
    t.match(resident(registered).when(ask), accepted('ErasureRequested'))
    t.match(by(erase, 'somebody else'), {
      events: [{ type: 'PersonalDataErased', data: { reason: 'resident-asked' } }],
    })
    t.match(by(erase, askedFor()), rejected('erasure_needs_another'))
  })
  t.test('is not confirmed before it was asked for, nor asked for twice', async (t) => {
    t.match(resident(registered).when(erase), rejected('erasure_not_requested'))
    t.match(resident(registered).when(refuse), rejected('erasure_not_requested'))
    t.match(by(ask, 'somebody else'), rejected('erasure_requested_already'))
  })
  t.test('that was refused, or taken back, has to be asked for anew', async (t) => {
    t.match(by(refuse, askedFor()), accepted('ErasureRefused'))
    t.match(by(refuse, 'somebody else'), accepted('ErasureRefused'))
    const refused: ResidentEvent = { type: 'ErasureRefused', data: {} }
    t.match(resident(registered, asked, refused).when(erase), rejected('erasure_not_requested'))
    t.match(resident(registered, asked, refused).when(ask), accepted('ErasureRequested'))
  })
})
