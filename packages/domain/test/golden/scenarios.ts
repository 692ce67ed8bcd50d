import { actor, play, testReference } from '@wubu/testing'
import {
  accountDecider,
  assessmentDecider,
  calendarDecider,
  importDecider,
  itemDecider,
  meetingDecider,
  placeDecider,
  postDecider,
  ratingDecider,
  requestDecider,
  residentDecider,
  routingDecider,
  sessionDecider,
  unitDecider,
} from '../../src/index.ts'
import { clockScenarios } from './clock-scenarios.ts'
import { handlingScenarios } from './handling-scenarios.ts'
import { type GoldenHistory, goldenHistory } from './history.ts'
import { importScenarios } from './import-scenarios.ts'
import {
  givenToPostScenarios,
  jointMeetingScenarios,
  meetingScenarios,
  postScenarios,
} from './meeting-and-post-scenarios.ts'
import { requestScenarios } from './request-scenarios.ts'
import { residentScenarios } from './resident-scenarios.ts'

const meta = { now: '2026-03-02T02:00:00.000Z', actor: actor('admin') }
const later = { now: '2026-03-05T02:00:00.000Z', actor: actor('admin') }
const limits = {
  acceptance: null,
  acknowledge: { amount: 1, unit: 'workingDays' },
  legal: { amount: 20, unit: 'workingDays' },
  promised: { amount: 5, unit: 'workingDays' },
  firstContact: null,
  feedback: null,
} as const
const item = {
  name: '养老待遇资格证明',
  handlingKinds: ['instant' as const, 'time-limited' as const],
  materials: ['身份证'],
  limits,
  defaultUnit: 'civil-affairs',
  audience: 'residents',
  stopPolicy: 'pause-workdays',
  extension: { amount: 5, unit: 'workingDays' },
} as const
const accountId = 'acct-0001'
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'

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
        confirms: { returns: true, results: false },
        supportUnits: [],
        standardAnswers: [],
        legalBasis: null,
        independentFeedback: false,
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
        confirms: { returns: true, results: true },
        supportUnits: ['community-1'],
        standardAnswers: [{ question: '代办可以吗', answer: '可以，带委托书。' }],
        legalBasis: '社会保险法第十六条',
        independentFeedback: false,
      },
      meta: later,
    },
    { type: 'suspend-item', data: { reason: '政策调整' }, meta: later },
    { type: 'resume-item', data: {}, meta: later },
  )

const itemAdmitted = () => {
  const asked = { ...item, handlingKinds: ['time-limited' as const], materials: [...item.materials] }
  const proposal = {
    code: 'allowance',
    ...asked,
    confirms: { returns: true, results: false },
    supportUnits: ['community-1'],
    standardAnswers: [{ question: '多久办结', answer: '五个工作日内。' }],
    legalBasis: '省政府令第 1 号',
    independentFeedback: true,
    reason: '居民就近申领',
  }
  const head = actor('unit-head', 'civil-affairs')
  const by = (role: 'dispatcher' | 'admin', now: string) => ({ now, actor: actor(role) })
  const propose = {
    type: 'propose-item',
    data: proposal,
    meta: { now: meta.now, actor: head, unit: { kind: 'department' } },
  } as const
  return play(
    itemDecider,
    propose,
    { type: 'reject-item', data: { reason: '经费来源不明' }, meta: by('dispatcher', '2026-03-03T02:00:00.000Z') },
    { ...propose, meta: { ...propose.meta, now: '2026-03-04T02:00:00.000Z' } },
    { type: 'review-item', data: { finding: '材料齐全' }, meta: by('dispatcher', '2026-03-05T02:00:00.000Z') },
    {
      type: 'admit-item',
      data: { responsibility: '区民政局', staff: '每社区一人', funding: '区财政按件拨付' },
      meta: by('admin', '2026-03-06T02:00:00.000Z'),
    },
    {
      type: 'review-item-yearly',
      data: { outcome: 'to-rectify', finding: '经费拨付不及时', rectifyBy: '2027-04-06T02:00:00.000Z' },
      meta: by('admin', '2027-03-06T02:00:00.000Z'),
    },
    { type: 'confirm-item', data: { finding: '已整改' }, meta: by('admin', '2027-04-01T02:00:00.000Z') },
    { type: 'revoke-item', data: { reason: '事权上收' }, meta: by('admin', '2027-09-01T02:00:00.000Z') },
  )
}

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

const routingRules = () => {
  const by = { ...meta, reference: testReference }
  const rule = {
    ruleId: 'r1',
    item: 'road-repair',
    place: null,
    unit: 'urban-management',
    post: null,
    note: '道路一律转城管',
  }
  return play(
    routingDecider,
    { type: 'set-routing-rule', data: rule, meta: by },
    { type: 'set-routing-rule', data: { ...rule, ruleId: 'r2', place: 'community-1', unit: 'community-1' }, meta: by },
    { type: 'remove-routing-rule', data: { ruleId: 'r1' }, meta: by },
  )
}

const departmentRated = () => {
  const data = { department: 'civil-affairs', community: 'community-1', quarter: '2025-Q4', level: 2, note: '答复慢' }
  const meta = {
    now: '2026-02-10T02:00:00.000Z',
    actor: actor('unit-head', 'community-1'),
    timeZone: 'Asia/Shanghai',
    kinds: { department: 'department', community: 'community' },
    requests: 7,
  }
  const rated = { type: 'rate-department', data, meta } as const
  return play(ratingDecider, rated, { ...rated, data: { ...data, level: 4, note: null } })
}

const assessmentWeightsSet = () =>
  play(assessmentDecider, {
    type: 'set-assessment-weights',
    data: { year: 2026, weights: [{ figure: 'onTimeOfDue', weight: 100 }], note: '试行' },
    meta: { ...meta, actor: actor('supervisor') },
  })

/** Histories by the name of their golden file. A released file is never made anew: it must replay for ever. */
export const allScenarios: Readonly<Record<string, () => GoldenHistory>> = {
  ...golden(requestScenarios, requestDecider),
  ...golden(handlingScenarios, requestDecider),
  ...golden(clockScenarios, requestDecider),
  ...golden(jointMeetingScenarios, requestDecider),
  ...golden(givenToPostScenarios, requestDecider),
  ...golden(meetingScenarios, meetingDecider),
  ...golden(postScenarios, postDecider),
  ...golden(residentScenarios, residentDecider),
  ...golden({ 'place-renamed-and-closed': placeClosed }, placeDecider),
  ...golden({ 'unit-renamed-and-closed': unitClosed }, unitDecider),
  ...golden({ 'item-with-answers-and-law': itemResumed, 'item-through-its-admission': itemAdmitted }, itemDecider),
  ...golden({ 'account-through-its-life': accountLife }, accountDecider),
  ...golden({ 'session-opened-and-closed': sessionClosed }, sessionDecider),
  ...golden({ 'rating-given-and-revised': departmentRated }, ratingDecider),
  ...golden({ 'assessment-weights-set': assessmentWeightsSet }, assessmentDecider),
  ...golden({ 'routing-rules-set-and-removed': routingRules }, routingDecider),
  ...golden(importScenarios, importDecider),
  ...golden({ 'calendar-year-published': calendarPublished }, calendarDecider),
}

type Played = () => { readonly events: Parameters<typeof goldenHistory>[1] }

function golden(scenarios: Readonly<Record<string, Played>>, decider: Parameters<typeof goldenHistory>[0]) {
  return Object.fromEntries(
    Object.entries(scenarios).map(([name, play]) => [name, () => goldenHistory(decider, play().events)]),
  )
}
