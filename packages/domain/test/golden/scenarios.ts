import { actor, play, requestCommand, staff } from '@wubu/testing'
import {
  accountDecider,
  calendarDecider,
  itemDecider,
  placeDecider,
  requestDecider,
  residentDecider,
  sessionDecider,
  unitDecider,
} from '../../src/index.ts'
import { type GoldenHistory, goldenHistory } from './history.ts'

const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const resident = '0c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a11'
const register = (data: object = {}, now?: string) =>
  requestCommand(
    'register-request',
    {
      requestId: id,
      channel: 'window',
      residentId: resident,
      item: 'pension-certificate',
      place: 'grid-1',
      address: '幸福里 3 号楼',
      description: '申请养老待遇资格证明',
      ...data,
    },
    staff.window,
    now,
  )
const dispatch = (...units: [string, 'lead' | 'support'][]) =>
  requestCommand(
    'dispatch-request',
    { assignments: units.map(([unit, part]) => ({ unit, part })) },
    staff.dispatcher,
    '2026-03-02T06:00:00.000Z',
  )
const on = (type: 'acknowledge-assignment' | 'complete-assignment' | 'return-assignment' | 'record-progress') => ({
  a1: work(type, 'a1', staff.civilAffairs),
  a2: work(type, 'a2', staff.urbanManagement),
  a3: work(type, 'a3', staff.urbanManagement),
})
function work(type: string, assignmentId: string, by: typeof staff.civilAffairs) {
  const now = '2026-03-03T01:30:00.000Z'
  switch (type) {
    case 'acknowledge-assignment':
      return requestCommand(type, { assignmentId }, by, now)
    case 'record-progress':
      return requestCommand(type, { assignmentId, note: '已上门查看' }, by, now)
    case 'return-assignment':
      return requestCommand(type, { assignmentId, reason: 'not-responsible', note: '不属于我单位职责' }, by, now)
    default:
      return requestCommand('complete-assignment', { assignmentId, result: '已办结' }, by, now)
  }
}
const acknowledge = on('acknowledge-assignment')
const progress = on('record-progress')
const giveBack = on('return-assignment')
const complete = on('complete-assignment')
const feedback = requestCommand('deliver-feedback', { method: 'phone', note: '已告知' }, staff.callback)
const evaluate = (level: number, solved: boolean) =>
  requestCommand('evaluate-request', { level, solved, reason: '办得' }, staff.callback)
const row = {
  requestId: id,
  channel: 'import',
  source: { system: 'boston-311', reference: '101000295613' },
  item: 'road-repair',
  place: null,
  unit: 'urban-management',
  address: null,
  description: null,
  openedAt: '2011-07-01T05:32:33.000Z',
  dueAt: '2011-07-15T05:32:32.000Z',
  completedAt: '2011-07-01T09:06:58.000Z',
} as const

const requestScenarios = {
  'request-registered': () => play(requestDecider, register()),
  'request-materials-supplied': () =>
    play(
      requestDecider,
      register(),
      requestCommand('request-materials', { materials: ['身份证'], note: '请带原件' }, staff.window),
      requestCommand('supply-materials', { materials: ['身份证'] }, staff.window),
      requestCommand('accept-request', {}, staff.window),
    ),
  'request-declined': () =>
    play(
      requestDecider,
      register({ item: null }),
      requestCommand('decline-request', { ground: '不属于受理范围', goTo: '市人社局' }, staff.window),
    ),
  'request-withdrawn-while-handled': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      acknowledge.a1,
      requestCommand('withdraw-request', { reason: '已自行解决' }, staff.window),
    ),
  'request-instant': () => play(requestDecider, register({ instant: { result: '当场开具证明' } })),
  'request-paper-registered-later': () =>
    play(requestDecider, register({ accept: true, paper: { occurredAt: '2026-02-27T02:00:00.000Z', reason: '停电' } })),
  'request-bounced-and-back': () =>
    play(
      requestDecider,
      register({ accept: true }),
      requestCommand('classify-request', { item: 'road-repair', note: '路面问题' }, staff.dispatcher),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      acknowledge.a2,
      progress.a2,
      giveBack.a1,
      giveBack.a2,
      dispatch(['urban-management', 'lead']),
      acknowledge.a3,
    ),
  'request-rework-and-second-evaluation': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead'], ['urban-management', 'support']),
      complete.a1,
      complete.a2,
      requestCommand('record-correction', { field: 'place', to: 'grid-2', reason: '网格录错' }, staff.dispatcher),
      feedback,
      evaluate(2, false),
      dispatch(['urban-management', 'lead']),
      complete.a3,
      feedback,
      evaluate(5, true),
      requestCommand('reopen-request', { reason: '居民再次投诉' }, staff.supervisor),
    ),
  'request-closed-satisfied': () =>
    play(
      requestDecider,
      register({ accept: true }),
      dispatch(['civil-affairs', 'lead']),
      acknowledge.a1,
      complete.a1,
      feedback,
      evaluate(4, true),
    ),
  'request-imported-closed': () => play(requestDecider, requestCommand('import-request', row, staff.importer)),
  'request-imported-open-never-due': () =>
    play(requestDecider, requestCommand('import-request', { ...row, dueAt: null, completedAt: null }, staff.importer)),
} as const

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('admin') }
const later = { now: '2026-03-05T02:00:00.000Z', actor: actor('admin') }
const profile = {
  name: '王小明',
  phone: '13800000000',
  idNumber: '110101199003070000',
  address: '幸福里 3 号楼',
  note: null,
}
const limits = {
  acceptance: null,
  acknowledge: { amount: 1, unit: 'workingDays' },
  legal: { amount: 20, unit: 'workingDays' },
  promised: { amount: 5, unit: 'workingDays' },
} as const
const item = {
  name: '养老待遇资格证明',
  handlingKinds: ['instant' as const, 'time-limited' as const],
  materials: ['身份证'],
  limits,
  defaultUnit: 'civil-affairs',
  audience: 'residents',
} as const
const accountId = 'acct-0001'
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'

const residentErased = () =>
  play(
    residentDecider,
    { type: 'register-resident', data: { residentId: resident, ...profile }, meta: { ...meta, actor: staff.window } },
    { type: 'change-resident-profile', data: { ...profile, idNumber: null }, meta: { ...meta, actor: staff.window } },
    { type: 'erase-personal-data', data: { reason: 'resident-asked' }, meta: later },
  )

const placeClosed = () =>
  play(
    placeDecider,
    {
      type: 'register-place',
      data: { placeId: 'grid-1', kind: 'grid', parent: 'community-1', name: '第一网格' },
      meta: { ...meta, parent: { id: 'community-1', kind: 'community' } },
    },
    { type: 'rename-place', data: { name: '幸福里网格' }, meta: { ...later, parent: null } },
    { type: 'close-place', data: {}, meta: { ...later, parent: null } },
  )

const unitClosed = () =>
  play(
    unitDecider,
    {
      type: 'register-unit',
      data: { unitId: 'civil-affairs', kind: 'department', name: '民政局', place: null, parent: null },
      meta: { ...meta, parent: null, place: null },
    },
    { type: 'rename-unit', data: { name: '区民政局' }, meta: { ...later, parent: null, place: null } },
    { type: 'close-unit', data: {}, meta: { ...later, parent: null, place: null } },
  )

const itemResumed = () =>
  play(
    itemDecider,
    {
      type: 'register-item',
      data: {
        code: 'pension-certificate',
        ...item,
        handlingKinds: [...item.handlingKinds],
        materials: [...item.materials],
      },
      meta,
    },
    {
      type: 'revise-item',
      data: {
        ...item,
        handlingKinds: ['instant'],
        materials: [],
        limits: { ...limits, promised: { amount: 3, unit: 'workingDays' } },
      },
      meta: later,
    },
    { type: 'suspend-item', data: { reason: '政策调整' }, meta: later },
    { type: 'resume-item', data: {}, meta: later },
  )

const accountLife = () =>
  play(
    accountDecider,
    {
      type: 'create-account',
      data: {
        accountId,
        name: 'window1',
        displayName: '一号窗口',
        role: 'window',
        unit: 'community-1',
        place: 'community-1',
        passwordHash,
      },
      meta,
    },
    { type: 'change-password', data: { passwordHash: `${passwordHash}2` }, meta: later },
    { type: 'change-role', data: { role: 'dispatcher', unit: 'street-1', place: null }, meta: later },
    { type: 'disable-account', data: {}, meta: later },
    { type: 'enable-account', data: {}, meta: later },
  )

const sessionClosed = () =>
  play(
    sessionDecider,
    {
      type: 'open-session',
      data: { accountId, expiresAt: '2026-03-02T14:00:00.000Z' },
      meta: { ...meta, actor: actor('window', null, accountId) },
    },
    { type: 'close-session', data: {}, meta: { ...meta, actor: actor('window', null, accountId) } },
  )

const calendarPublished = () =>
  play(calendarDecider, {
    type: 'set-calendar-year',
    data: {
      year: 2026,
      version: 1,
      status: 'published',
      source: '国办发明电〔2025〕7号',
      holidays: [{ date: '2026-01-01', name: '元旦' }],
      workdays: [{ date: '2026-01-04', name: '元旦' }],
    },
    meta,
  })

/** Histories by the name of their golden file. A released file is never made anew: it must replay for ever. */
export const allScenarios: Readonly<Record<string, () => GoldenHistory>> = {
  ...golden(requestScenarios, requestDecider),
  ...golden({ 'resident-changed-and-erased': residentErased }, residentDecider),
  ...golden({ 'place-renamed-and-closed': placeClosed }, placeDecider),
  ...golden({ 'unit-renamed-and-closed': unitClosed }, unitDecider),
  ...golden({ 'item-revised-suspended-resumed': itemResumed }, itemDecider),
  ...golden({ 'account-through-its-life': accountLife }, accountDecider),
  ...golden({ 'session-opened-and-closed': sessionClosed }, sessionDecider),
  ...golden({ 'calendar-year-published': calendarPublished }, calendarDecider),
}

type Played = () => { readonly events: Parameters<typeof goldenHistory>[1] }

function golden(scenarios: Readonly<Record<string, Played>>, decider: Parameters<typeof goldenHistory>[0]) {
  return Object.fromEntries(
    Object.entries(scenarios).map(([name, play]) => [name, () => goldenHistory(decider, play().events)]),
  )
}
