import { accepted, actor, given, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import type { UnitCommand, UnitMeta } from './unit-commands.ts'
import { unitDecider } from './unit-decide.ts'
import { type UnitEvent, unitKinds } from './unit-events.ts'

type Data = Extract<UnitCommand, { type: 'register-unit' }>['data']

const meta: UnitMeta = { now: testNow, actor: actor('admin'), parent: null, place: null }
const data: Data = { unitId: 'civil-affairs', kind: 'department', name: '民政局', place: null, parent: null }
const register = (change: Partial<Data> = {}, known: Partial<UnitMeta> = {}): UnitCommand => ({
  type: 'register-unit',
  data: { ...data, ...change },
  meta: { ...meta, ...known },
})
const rename = (name: string): UnitCommand => ({ type: 'rename-unit', data: { name }, meta })
const close: UnitCommand = { type: 'close-unit', data: {}, meta }

const unit = given(unitDecider)
const registered: UnitEvent = { type: 'UnitRegistered', data }
const closed: UnitEvent = { type: 'UnitClosed', data: {} }

t.test('units', async (t) => {
  t.test('are changed by an administrator or the system alone', async (t) => {
    t.match(unit().when(register({}, { actor: actor('system') })), accepted('UnitRegistered'))
    for (const command of [register(), rename('民政'), close]) {
      const byHead = { ...command, meta: { ...meta, actor: actor('unit-head', 'civil-affairs') } }
      t.match(unit(registered).when(byHead), rejected('role_not_permitted'))
    }
  })
  t.test('are departments, streets, communities and companies', async (t) => {
    for (const kind of unitKinds) t.match(unit().when(register({ kind })), accepted('UnitRegistered'))
  })
})

t.test('a unit', async (t) => {
  t.test('sends requests up to a unit that is there', async (t) => {
    t.match(unit().when(register({ parent: 'street-1' }, { parent: { id: 'street-1' } })), accepted('UnitRegistered'))
    t.match(unit().when(register({ parent: 'street-1' })), rejected('no_such_parent_unit', { parent: 'street-1' }))
    t.match(unit().when(register({ parent: 'street-1' }, { parent: { id: 'other' } })), rejected('no_such_parent_unit'))
  })
  t.test('works at a place that is there', async (t) => {
    t.match(unit().when(register({ place: 'c-1' }, { place: { id: 'c-1' } })), accepted('UnitRegistered'))
    t.match(unit().when(register({ place: 'c-1' })), rejected('no_such_unit_place', { place: 'c-1' }))
  })
  t.test('is registered once, also after it was closed', async (t) => {
    t.match(unit(registered).when(register()), rejected('unit_already_registered'))
    t.match(unit(registered, closed).when(register()), rejected('unit_already_registered'))
  })
  t.test('that is not registered has nothing to change', async (t) => {
    for (const command of [rename('民政'), close]) t.match(unit().when(command), rejected('unit_not_registered'))
  })
  t.test('gets another name', async (t) => {
    t.match(unit(registered).when(rename('民政局')), rejected('unit_has_that_name'))
    t.equal(play(unitDecider, register(), rename('民政')).state?.name, '民政')
  })
  t.test('that is closed stays as it is', async (t) => {
    t.match(unit(registered).when(close), accepted('UnitClosed'))
    for (const command of [rename('民政'), close])
      t.match(unit(registered, closed).when(command), rejected('unit_closed'))
    t.same(unitDecider.stateValue(unit(registered, closed).state, closed), { unit: 'closed' })
  })
})
