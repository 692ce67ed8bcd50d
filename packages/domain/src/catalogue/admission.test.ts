import { accepted, actor, given, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import { notTakenUnder } from './admission.ts'
import type { ItemCommand, ItemCommandNamed } from './commands.ts'
import { itemDecider } from './decide.ts'
import { type Item, itemFacts, itemFactsOfVersion } from './state.ts'
import { yearAfter } from './year-after.ts'

const none = { acceptance: null, acknowledge: null, legal: null, promised: null, firstContact: null, feedback: null }
const content: ItemCommandNamed<'revise-item'>['data'] = {
  name: '临时救助申请',
  handlingKinds: ['time-limited'],
  materials: ['身份证'],
  limits: none,
  defaultUnit: 'civil-affairs',
  audience: 'residents',
  stopPolicy: 'pause-workdays',
  extension: null,
  confirms: { returns: false, results: false },
  supportUnits: ['community-1'],
  standardAnswers: [],
  legalBasis: '社会救助暂行办法',
  independentFeedback: true,
}
type Asked = { [T in ItemCommand['type']]: Pick<ItemCommandNamed<T>, 'type' | 'data'> }[ItemCommand['type']]
const head = actor('unit-head', 'civil-affairs')
const meta = { now: testNow, actor: head, unit: { kind: 'department' as const } }
const by = (asked: Asked, who = actor('admin'), now = testNow): ItemCommand => ({ ...asked, meta: { now, actor: who } })

const propose: ItemCommand = {
  type: 'propose-item',
  data: { ...content, code: 'aid', reason: '就近申请' },
  meta,
}
const register = by({ type: 'register-item', data: { ...content, code: 'aid' } })
const review = by({ type: 'review-item', data: { finding: '材料齐全' } }, actor('dispatcher'))
const reject = by({ type: 'reject-item', data: { reason: '经费来源不明' } })
const admit = by({ type: 'admit-item', data: { responsibility: '民政局', staff: '每社区一人', funding: '按件拨付' } })
const yearly = (data: Partial<ItemCommandNamed<'review-item-yearly'>['data']>) =>
  by({
    type: 'review-item-yearly',
    data: { outcome: 'to-rectify', finding: '经费拨付不及时', rectifyBy: '2026-04-01T00:00:00.000Z', ...data },
  })
const order = yearly({})
const confirm = by({ type: 'confirm-item', data: { finding: '已整改' } })
const suspend = by({ type: 'suspend-item', data: { reason: '政策调整' } })
const resume = by({ type: 'resume-item', data: {} })
const revise = by({ type: 'revise-item', data: { ...content, name: '临时救助' } })
const revoke = by({ type: 'revoke-item', data: { reason: '事权上收' } })

const after = (...commands: ItemCommand[]) => play(itemDecider, ...commands).state
const decide = (command: ItemCommand, ...before: ItemCommand[]) => itemDecider.decide(command, after(...before))

/** Each status, and how an item gets there. */
const ways: Readonly<Record<Item['status'], readonly ItemCommand[]>> = {
  proposed: [propose],
  reviewed: [propose, review],
  rejected: [propose, reject],
  active: [propose, review, admit],
  rectifying: [register, order],
  suspended: [register, suspend],
  revoked: [register, revoke],
}
/** What may be done in each; written down apart from the code on purpose. */
const possible: Readonly<Record<Item['status'], readonly ItemCommand[]>> = {
  proposed: [review, reject],
  reviewed: [reject, admit],
  rejected: [propose],
  active: [order, suspend, revise, revoke],
  rectifying: [order, confirm, suspend, revise, revoke],
  suspended: [resume, revise, revoke],
  revoked: [propose],
}
const all = [register, propose, review, reject, admit, order, confirm, suspend, resume, revise, revoke]

t.test('准入: what may be done with an item, status by status', async (t) => {
  for (const [status, commands] of Object.entries(ways)) {
    t.test(status, async (t) => {
      const state = after(...commands)
      t.equal(state?.status, status)
      const allowed = all.filter((command) => itemDecider.decide(command, state).accepted)
      const expected = possible[state?.status ?? 'revoked']
      t.same(
        allowed.map(({ type }) => type),
        all.filter((command) => expected.includes(command)).map(({ type }) => type),
      )
    })
  }
  t.match(decide(admit, propose), rejected('item_wrong_status', { status: 'proposed', needed: ['reviewed'] }))
})

t.test('a proposal', async (t) => {
  t.test('comes from the head of a department', async (t) => {
    t.match(given(itemDecider)().when(propose), accepted('ItemProposed'))
    for (const unit of [{ kind: 'street' as const }, { kind: 'community' as const }, null]) {
      t.match(given(itemDecider)().when({ ...propose, meta: { ...meta, unit } }), rejected('proposer_not_department'))
    }
    const homeless = { ...propose, meta: { ...meta, actor: actor('unit-head') } }
    t.match(given(itemDecider)().when(homeless), rejected('proposer_not_department'))
    for (const role of ['admin', 'dispatcher', 'handler', 'system'] as const) {
      const byAnother = { ...propose, meta: { ...meta, actor: actor(role, 'civil-affairs') } }
      t.match(given(itemDecider)().when(byAnother), rejected('role_not_permitted'))
    }
  })
  t.test('is reviewed and admitted by the dispatch centre or the administration, never by who asks', async (t) => {
    for (const role of ['dispatcher', 'admin'] as const) {
      const again = { ...review, meta: { now: testNow, actor: actor(role) } }
      t.match(decide(again, propose), accepted('ItemReviewed'))
    }
    for (const command of [review, reject]) {
      t.match(decide({ ...command, meta: { now: testNow, actor: head } }, propose), rejected('role_not_permitted'))
    }
    t.match(decide({ ...admit, meta: { now: testNow, actor: head } }, propose, review), rejected('role_not_permitted'))
  })
  t.test('is not admitted by whoever reviewed it', async (t) => {
    const bySame = { ...admit, meta: { now: testNow, actor: actor('dispatcher') } }
    t.match(decide(bySame, propose, review), rejected('reviewer_cannot_admit'))
  })
  t.test('is admitted with responsibility, staff and money, for a year', async (t) => {
    t.match(after(propose, review, admit), {
      proposedBy: 'civil-affairs',
      admission: { responsibility: '民政局', staff: '每社区一人', funding: '按件拨付' },
      reviewDueAt: '2027-03-02T02:00:00.000Z',
    })
  })
  t.test('may be made anew after a rejection or a revocation, as the next version', async (t) => {
    t.match(after(propose, reject, propose)?.versions, [{ version: 1 }, { version: 2 }])
    const state = after(register, revoke, propose)
    t.match(state, { status: 'proposed', admission: null, reason: null, reviewDueAt: null })
    t.match(state && itemFactsOfVersion(state, 1), { version: 1, name: content.name })
    t.match(decide(propose, register), rejected('item_already_registered', { status: 'active' }))
  })
})

t.test('the yearly review', async (t) => {
  t.test('is due a year after admission, also of what was taken over as admitted', async (t) => {
    t.equal(after(register)?.reviewDueAt, '2027-03-02T02:00:00.000Z')
    t.equal(yearAfter('2028-02-29T10:00:00.000Z'), '2029-02-28T10:00:00.000Z')
    t.equal(yearAfter('2026-12-31T10:00:00.000Z'), '2027-12-31T10:00:00.000Z')
  })
  t.test('confirms for another year', async (t) => {
    const later = { now: '2027-02-20T02:00:00.000Z', actor: actor('admin') }
    const confirmed = { ...yearly({ outcome: 'confirmed', rectifyBy: null }), meta: later }
    t.match(after(register, confirmed), { status: 'active', reviewDueAt: '2028-02-20T02:00:00.000Z' })
  })
  t.test('or says what is to be rectified, and by when', async (t) => {
    t.match(after(register, order), { status: 'rectifying', reason: '经费拨付不及时', rectifyBy: String })
    t.match(decide(yearly({ rectifyBy: null }), register), rejected('rectify_by_missing'))
    t.match(decide(yearly({ rectifyBy: testNow }), register), rejected('rectify_by_in_past'))
    t.match(after(register, order, confirm), { status: 'active', rectifyBy: null, reason: null })
  })
  t.test('is not forgotten over a suspension', async (t) => {
    t.match(after(register, order, suspend), { status: 'suspended', reason: '政策调整' })
    t.match(after(register, order, suspend, resume), { status: 'rectifying', rectifyBy: String })
    t.match(after(register, suspend, resume), { status: 'active', reason: null })
  })
})

t.test('requests are taken under what is admitted, also while it is to be rectified', async (t) => {
  const codes = Object.entries(ways).map(([status, commands]) => {
    const state = after(...commands)
    return [status, state && (notTakenUnder(itemFacts(state))?.code ?? null)]
  })
  t.same(Object.fromEntries(codes), {
    proposed: 'item_not_admitted',
    reviewed: 'item_not_admitted',
    rejected: 'item_rejected',
    active: null,
    rectifying: null,
    suspended: 'item_suspended',
    revoked: 'item_revoked',
  })
})
