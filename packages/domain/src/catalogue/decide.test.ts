import { accepted, actor, given, play, rejected, testNow, testReference } from '@wubu/testing'
import t from 'tap'
import type { Limit } from '../calendar/limit.ts'
import type { ItemCommand } from './commands.ts'
import { itemDecider } from './decide.ts'
import type { ItemEvent } from './events.ts'
import { itemFacts, itemFactsOfVersion } from './state.ts'

type Content = Extract<ItemCommand, { type: 'revise-item' }>['data']

const noLimits = {
  acceptance: null,
  acknowledge: null,
  legal: null,
  promised: null,
  firstContact: null,
  feedback: null,
}
const days = (amount: number): Limit => ({ amount, unit: 'workingDays' })
const content: Content = {
  name: '养老保险待遇领取资格认证',
  handlingKinds: ['instant', 'time-limited'],
  materials: ['身份证', '户口簿'],
  limits: { ...noLimits, legal: days(20), promised: days(5) },
  defaultUnit: 'social-security',
  audience: 'residents',
  stopPolicy: 'pause-workdays',
  extension: null,
  confirms: { returns: false, results: false },
  supportUnits: [],
  standardAnswers: [],
  legalBasis: null,
  independentFeedback: false,
}
const meta = { now: testNow, actor: actor('admin') }
const register = (change: Partial<Content> = {}): ItemCommand => ({
  type: 'register-item',
  data: { code: 'pension', ...content, ...change },
  meta,
})
const revise = (change: Partial<Content> = {}): ItemCommand => ({
  type: 'revise-item',
  data: { ...content, ...change },
  meta,
})
const suspend: ItemCommand = { type: 'suspend-item', data: { reason: '系统升级' }, meta }
const resume: ItemCommand = { type: 'resume-item', data: {}, meta }

const item = given(itemDecider)
const registered: ItemEvent = { type: 'ItemRegistered', data: { code: 'pension', version: 1, ...content } }
const revised: ItemEvent = {
  type: 'ItemRevised',
  data: { ...content, version: 2, limits: { ...noLimits, legal: days(10) } },
  occurredAt: '2026-04-01T00:00:00.000Z',
}
const suspended: ItemEvent = { type: 'ItemSuspended', data: { reason: '系统升级' } }

t.test('the catalogue', async (t) => {
  t.test('names units that there are, and says which one is not', async (t) => {
    const closed = { id: 'street-9', name: 'street-9', active: false, parent: null }
    const unit = (id: string) => (id === closed.id ? closed : testReference.unit(id))
    const known = (command: ItemCommand): ItemCommand => ({ ...command, meta: { ...meta, reference: { unit } } })
    const right = { defaultUnit: 'civil-affairs', supportUnits: ['street-1'] }
    t.match(item().when(known(register(right))), accepted('ItemRegistered'))
    for (const wrong of ['nobody', closed.id]) {
      const refused = rejected('no_such_unit', { unit: wrong })
      t.match(item().when(known(register({ ...right, defaultUnit: wrong }))), refused)
      t.match(item(registered).when(known(revise({ ...right, supportUnits: ['street-1', wrong] }))), refused)
    }
    t.match(item().when(known(register({ defaultUnit: null }))), accepted('ItemRegistered'), 'none is none')
  })
  t.test('is changed by an administrator or the system alone', async (t) => {
    t.match(item().when({ ...register(), meta: { ...meta, actor: actor('system') } }), accepted('ItemRegistered'))
    for (const command of [register(), revise(), suspend, resume]) {
      const byDispatcher = { ...command, meta: { ...meta, actor: actor('dispatcher') } }
      t.match(item(registered).when(byDispatcher), rejected('role_not_permitted'))
    }
  })
  t.test('has an item once', async (t) => {
    t.match(item(registered).when(register()), rejected('item_already_registered'))
  })
  t.test('does not change an item that it does not have', async (t) => {
    for (const command of [revise(), suspend, resume]) t.match(item().when(command), rejected('item_not_registered'))
  })
})

t.test('an item', async (t) => {
  t.test('may have no limit at all', async (t) => {
    t.match(item().when(register({ limits: noLimits })), accepted('ItemRegistered'))
  })
  t.test('promises no more time than the law gives', async (t) => {
    const limits = { ...noLimits, legal: days(5), promised: days(6) }
    t.match(item().when(register({ limits })), rejected('promised_longer_than_legal'))
    t.match(item(registered).when(revise({ limits })), rejected('promised_longer_than_legal'))
    t.match(item().when(register({ limits: { ...limits, promised: days(5) } })), accepted('ItemRegistered'))
  })
  t.test('extends a limit in the unit that the limit has', async (t) => {
    t.match(item().when(register({ extension: days(3) })), accepted('ItemRegistered'))
    t.match(
      item().when(register({ extension: { amount: 3, unit: 'hours' } })),
      rejected('extension_in_another_unit', { unit: 'workingDays' }),
    )
  })
  t.test('may promise in hours what the law gives in days', async (t) => {
    const promised: Limit = { amount: 8, unit: 'workingHours' }
    t.match(item().when(register({ limits: { ...noLimits, legal: days(1), promised } })), accepted('ItemRegistered'))
  })
  t.test('names each support unit once, and not the default unit again', async (t) => {
    for (const supportUnits of [['street-1', 'street-1'], ['social-security']]) {
      t.match(item().when(register({ supportUnits })), rejected('support_unit_given_twice'))
    }
    t.match(item().when(register({ supportUnits: ['street-1'] })), accepted('ItemRegistered'))
  })
  t.test('that is settled on the spot is told on the spot', async (t) => {
    const independentFeedback = true
    t.match(item().when(register({ independentFeedback })), rejected('instant_tells_itself'))
    t.match(item().when(register({ independentFeedback, handlingKinds: ['time-limited'] })), accepted('ItemRegistered'))
  })
  t.test('lists each handling kind and each material once', async (t) => {
    t.match(item().when(register({ handlingKinds: ['instant', 'instant'] })), rejected('handling_kind_given_twice'))
    t.match(item().when(register({ materials: ['身份证', '身份证'] })), rejected('material_given_twice'))
  })
})

t.test('a revision', async (t) => {
  t.test('is the next version', async (t) => {
    t.match(item(registered).when(revise({ name: '资格认证' })), {
      events: [{ type: 'ItemRevised', data: { version: 2 } }],
    })
    t.match(item(registered, revised).when(revise()), { events: [{ type: 'ItemRevised', data: { version: 3 } }] })
  })
  t.test('changes something', async (t) => {
    t.match(item(registered).when(revise()), rejected('item_not_changed'))
    const otherOrder: Content = { ...content, handlingKinds: ['time-limited', 'instant'] }
    t.match(item(registered).when(revise(otherOrder)), rejected('item_not_changed'))
    t.match(item(registered).when(revise({ materials: ['户口簿', '身份证'] })), accepted('ItemRevised'))
    t.match(item(registered).when(revise({ legalBasis: '社会保险法' })), accepted('ItemRevised'))
    const standardAnswers = [{ question: '能否代办', answer: '可以' }]
    t.match(item(registered).when(revise({ standardAnswers })), accepted('ItemRevised'))
    t.match(item(registered).when(revise({ confirms: { returns: true, results: false } })), accepted('ItemRevised'))
  })
  t.test('leaves the earlier version to the requests accepted under it', async (t) => {
    const { state } = item(registered, revised)
    if (!state) throw new Error('registered')
    t.same(itemFactsOfVersion(state, 1)?.limits, content.limits)
    t.match(itemFacts(state), {
      code: 'pension',
      status: 'active',
      version: 2,
      limits: { legal: days(10), promised: null },
    })
    t.equal(itemFactsOfVersion(state, 3), undefined)
    t.same(
      state.versions.map((one) => one.since),
      [testNow, '2026-04-01T00:00:00.000Z'],
    )
  })
})

t.test('a suspended item', async (t) => {
  t.test('says so until it is resumed', async (t) => {
    const { state } = play(itemDecider, register(), suspend)
    t.equal(state && itemFacts(state).status, 'suspended')
    t.equal(play(itemDecider, register(), suspend, resume).state?.status, 'active')
  })
  t.test('is neither suspended nor resumed twice', async (t) => {
    t.match(item(registered, suspended).when(suspend), rejected('item_already_suspended'))
    t.match(item(registered).when(resume), rejected('item_not_suspended'))
  })
  t.test('may be revised, and stays suspended', async (t) => {
    t.equal(play(itemDecider, register(), suspend, revise({ name: '认证' })).state?.status, 'suspended')
  })
})
