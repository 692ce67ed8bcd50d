import { accepted, actor, given, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import type { PlaceCommand, PlaceMeta } from './place-commands.ts'
import { placeDecider } from './place-decide.ts'
import { type PlaceEvent, type PlaceKind, placeKinds } from './place-events.ts'

const meta: PlaceMeta = { now: testNow, actor: actor('admin'), parent: null }
const register = (kind: PlaceKind, parent: string | null, known: PlaceMeta['parent']): PlaceCommand => ({
  type: 'register-place',
  data: { placeId: 'p-1', kind, parent, name: '铜官山' },
  meta: { ...meta, parent: known },
})
const rename = (name: string): PlaceCommand => ({ type: 'rename-place', data: { name }, meta })
const close: PlaceCommand = { type: 'close-place', data: {}, meta }

const place = given(placeDecider)
const registered: PlaceEvent = {
  type: 'PlaceRegistered',
  data: { placeId: 'p-1', kind: 'district', parent: null, name: '铜官山' },
}
const closed: PlaceEvent = { type: 'PlaceClosed', data: {} }

t.test('the place tree', async (t) => {
  t.test('is changed by an administrator or the system alone', async (t) => {
    const district = register('district', null, null)
    t.match(place().when({ ...district, meta: { ...meta, actor: actor('system') } }), accepted('PlaceRegistered'))
    for (const command of [district, rename('新区'), close]) {
      const byHandler = { ...command, meta: { ...meta, actor: actor('handler') } }
      t.match(place(registered).when(byHandler), rejected('role_not_permitted'))
    }
  })
  t.test('begins with a district, which has no parent', async (t) => {
    t.match(place().when(register('district', null, null)), accepted('PlaceRegistered'))
    t.match(
      place().when(register('district', 'p-0', { id: 'p-0', kind: 'district' })),
      rejected('district_has_no_parent'),
    )
  })
  t.test('puts every other place directly inside one of the kind above', async (t) => {
    for (const [index, kind] of placeKinds.entries()) {
      if (kind === 'district') continue
      for (const [other, parentKind] of placeKinds.entries()) {
        const decision = place().when(register(kind, 'p-0', { id: 'p-0', kind: parentKind }))
        t.match(decision, other === index - 1 ? accepted('PlaceRegistered') : rejected('wrong_kind_of_parent'))
      }
    }
  })
  t.test('has no place without a parent but a district', async (t) => {
    t.match(place().when(register('street', null, null)), rejected('place_needs_parent', { kind: 'district' }))
  })
  t.test('has no place inside one that is unknown or closed', async (t) => {
    t.match(place().when(register('street', 'p-0', null)), rejected('no_such_parent_place', { parent: 'p-0' }))
    const another = { id: 'p-9', kind: 'district' } as const
    t.match(place().when(register('street', 'p-0', another)), rejected('no_such_parent_place'))
  })
})

t.test('a place', async (t) => {
  t.test('is registered once, also after it was closed', async (t) => {
    t.match(place(registered).when(register('district', null, null)), rejected('place_already_registered'))
    t.match(place(registered, closed).when(register('district', null, null)), rejected('place_already_registered'))
  })
  t.test('that is not registered has nothing to change', async (t) => {
    for (const command of [rename('新区'), close]) t.match(place().when(command), rejected('place_not_registered'))
  })
  t.test('gets another name', async (t) => {
    t.match(place(registered).when(rename('铜官')), accepted('PlaceRenamed'))
    t.match(place(registered).when(rename('铜官山')), rejected('place_has_that_name'))
    t.equal(play(placeDecider, register('district', null, null), rename('铜官')).state?.name, '铜官')
  })
  t.test('that is closed stays as it is', async (t) => {
    t.match(place(registered).when(close), accepted('PlaceClosed'))
    for (const command of [rename('铜官'), close])
      t.match(place(registered, closed).when(command), rejected('place_closed'))
    t.same(placeDecider.stateValue(place(registered, closed).state, closed), { place: 'closed' })
  })
})
