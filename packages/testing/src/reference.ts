import { defaultWorkHours, type ItemFacts, type Post, type Reference } from '@wubu/domain'

const limits = {
  acceptance: null,
  acknowledge: { amount: 1, unit: 'workingDays' },
  legal: { amount: 20, unit: 'workingDays' },
  promised: { amount: 5, unit: 'workingDays' },
  firstContact: null,
  feedback: null,
} as const

const items: Readonly<Record<string, Partial<ItemFacts>>> = {
  'pension-certificate': {},
  'road-repair': {
    version: 3,
    handlingKinds: ['time-limited', 'joint-meeting'],
    limits: { ...limits, promised: { amount: 10, unit: 'workingDays' } },
  },
  'no-limit': { limits: { ...limits, acknowledge: null, legal: null, promised: null } },
  suspended: { status: 'suspended', reason: '政策调整' },
  proposed: { status: 'proposed' },
  reviewed: { status: 'reviewed' },
  rejected: { status: 'rejected', reason: '职责不清' },
  revoked: { status: 'revoked', reason: '年审不合格' },
  rectifying: { status: 'rectifying', reason: '经费未到位' },
  'told-by-others': { handlingKinds: ['time-limited'], independentFeedback: true },
  // clocks also before acceptance and after completion
  'told-soon': {
    limits: {
      ...limits,
      acceptance: { amount: 5, unit: 'workingDays' },
      feedback: { amount: 3, unit: 'workingDays' },
    },
  },
  confirmed: { confirms: { returns: true, results: true } },
}
const units = ['civil-affairs', 'urban-management', 'street-1', 'community-1']
/** 上报 leads from the community to the street, and on to a department. */
const above: Readonly<Record<string, string>> = { 'community-1': 'street-1', 'street-1': 'civil-affairs' }
const places = ['community-1', 'grid-1', 'grid-2']

export const testPost: Post = {
  id: 'civil-affairs-desk',
  unit: 'civil-affairs',
  kind: 'handler',
  name: '民政经办岗',
  a: 'handler-civil',
  b: 'handler-civil-b',
  status: 'open',
  absences: [{ holder: 'handler-civil', from: '2026-03-10T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' }],
}

/** A small district: items of every status, four units, three places, and working days without any holiday. */
export const testReference: Reference = {
  calendar: { timeZone: 'Asia/Shanghai', version: 'test', years: {}, workHours: defaultWorkHours },
  item: (code) =>
    items[code] && {
      code,
      name: code,
      status: 'active',
      version: 1,
      handlingKinds: ['instant', 'time-limited', 'joint-meeting'],
      materials: [],
      defaultUnit: null,
      confirms: { returns: false, results: false },
      reason: null,
      supportUnits: [],
      independentFeedback: false,
      limits,
      stopPolicy: 'pause-workdays',
      extension: { amount: 10, unit: 'workingDays' },
      ...items[code],
    },
  unit: (id) => (units.includes(id) ? { id, name: id, active: true, parent: above[id] ?? null } : undefined),
  post: (id) => (id === testPost.id ? testPost : undefined),
  postsOf: (unit) => (unit === testPost.unit ? [testPost] : []),
  place: (id) => (places.includes(id) ? { id, name: id, active: true } : undefined),
}
