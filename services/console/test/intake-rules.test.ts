import t from 'tap'
import { emptyIntake, isIntake, registrationOf } from '../src/rooms/intake/draft.ts'
import { lookUpOf } from '../src/rooms/intake/look-up.ts'
import { missingMaterials, outcomeOf, possibleOutcomes, stillMissing } from '../src/rooms/intake/outcomes.ts'
import { materialsIn } from '../src/rooms/papers/materials.ts'
import { progressAddress, proofIn } from '../src/shared/request/progress-address.ts'

const clerk = {
  accountId: 'a',
  name: '窗口',
  role: 'window',
  unit: 'C-01',
  place: 'C-01',
  expiresAt: '2026-03-02T02:00:00.000Z',
} as const
const item = { handlingKinds: ['instant', 'time-limited'], materials: ['身份证', '申请表'] }
const empty = emptyIntake(clerk)
const chosen = { ...empty, item: 'MZ-05' }

t.test('what is typed to find a resident', async (t) => {
  const looks: readonly (readonly [string, object | null])[] = [
    ['张三', { name: '张三' }],
    ['1234', { phoneTail: '1234' }],
    ['13900001234', { phone: '13900001234' }],
    ['11010119900307001x', { idNumber: '11010119900307001X' }],
    ['张三 1234', { name: '张三', phoneTail: '1234' }],
    [' ', null],
    ['12', null],
  ]
  for (const [typed, look] of looks) t.strictSame(lookUpOf(typed), look, typed)
})

t.test('what becomes of a request', async (t) => {
  t.equal(outcomeOf(chosen, clerk, item), 'notice', 'is 一次性告知 while materials are missing')
  t.equal(outcomeOf({ ...chosen, brought: ['申请表', '身份证'] }, clerk, item), 'accept', 'and 受理 once all are there')
  t.equal(outcomeOf({ ...chosen, outcome: 'instant' }, clerk, item), 'instant', 'unless the clerk says otherwise')
  t.equal(outcomeOf({ ...empty, outcome: 'instant' }, clerk, null), 'register', 'nothing is settled without an item')
  t.strictSame(
    possibleOutcomes({ ...clerk, role: 'grid' }, item),
    ['register', 'instant'],
    'a grid worker accepts nothing',
  )
  t.notOk(possibleOutcomes({ ...clerk, unit: null }, item).includes('instant'), 'nor settles anybody without a unit')
})

t.test('a receipt says of materials what is recorded', async (t) => {
  const notice = (request: string, ...materials: string[]) => ({
    type: 'MaterialsRequested',
    from: { request },
    data: { materials },
  })
  const supplied = (...materials: string[]) => ({ type: 'MaterialsSupplied', from: null, data: { materials } })
  const list = ['身份证', '申请表', '照片']
  const first = notice('collecting.registered', '申请表', '照片')
  t.strictSame(materialsIn([], list), { received: [], missing: [] }, 'nothing without a notice')
  t.strictSame(materialsIn([first], list), { received: ['身份证'], missing: ['申请表', '照片'] })
  t.strictSame(materialsIn([first, supplied('照片')], list), { received: ['身份证', '照片'], missing: ['申请表'] })
  t.strictSame(
    materialsIn([notice('handling.inProgress', '鉴定书')], list),
    { received: [], missing: ['鉴定书'] },
    'one of later says nothing of the list',
  )
})

t.test('a notice names what was not brought, in the order of the list', async (t) => {
  t.strictSame(missingMaterials({ ...chosen, brought: ['申请表'] }, item), ['身份证'])
})

t.test('before it is sent', async (t) => {
  t.strictSame(stillMissing(empty, 'register', null), ['what'], 'an item or words are needed')
  t.strictSame(stillMissing(chosen, 'register', null), ['item'], 'the item must be one that is taken')
  t.strictSame(stillMissing(chosen, 'decline', item), ['ground', 'goTo'], 'a decision says why and where to go')
  t.strictSame(stillMissing(chosen, 'instant', item), ['result'])
})

t.test('a draft is what was typed, and nothing else', async (t) => {
  t.ok(isIntake(JSON.parse(JSON.stringify(chosen))))
  t.notOk(isIntake({ ...chosen, channel: 'import' }))
  t.notOk(isIntake(null))
})

t.test('a registration leaves out what is blank', async (t) => {
  const resident = { kind: 'new', name: '赵晓梅', phone: ' ', idNumber: '' } as const
  t.match(registrationOf({ ...chosen, resident, description: ' ' }, 'accept'), {
    resident: { name: '赵晓梅', phone: null, idNumber: null },
    residentId: null,
    description: null,
    accept: true,
    instant: null,
  })
})

t.test('the address of a receipt holds number and code behind # alone', async (t) => {
  const proof = { receiptNo: 'AB12C-34D5E$', code: '4AJJ6DJE' }
  const { pathname, search, hash } = new URL(progressAddress('https://wubu.example', proof))
  t.equal(pathname + search, '/progress')
  t.strictSame(proofIn(hash), proof)
  t.equal(proofIn('#receipt=AB12C-34D5E'), null)
})
