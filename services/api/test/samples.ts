import type { RouteName } from '@wubu/contract'

export interface Sample {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
}

const nobody = { id: '5b6f7c1e-3a59-4c7e-9a0b-2f1d7f0f4a11' }
const account = { id: '0123456789abcdef0123456789abcdef' }
const onAssignment = { assignmentId: 'a1' }
const item = {
  name: '新事项',
  handlingKinds: ['instant'],
  materials: [],
  limits: { acceptance: null, acknowledge: null, legal: null, promised: null },
  defaultUnit: null,
  audience: 'both',
}
const profile = { name: '李四', phone: '13900000000' }
const receipt = { receiptNo: '00000-000000' }

/** A well-formed call of every route; the id of a request is put in by the test. */
export const samples: Readonly<Record<RouteName, Sample>> = {
  openSession: { body: { name: 'nobody', password: 'not the password' } },
  closeSession: {},
  getMe: {},
  registerRequest: { body: { channel: 'window' } },
  listRequests: {},
  getRequest: {},
  getTimeline: {},
  showPersonalData: { body: { reason: '核查投诉' } },
  verifyRequest: {},
  'request-materials': { body: { materials: ['户口簿'] } },
  'supply-materials': { body: { materials: ['户口簿'] } },
  'accept-request': { body: {} },
  'decline-request': { body: { ground: '不属于本级', goTo: '市局' } },
  'withdraw-request': { body: { reason: '已解决' } },
  'classify-request': { body: {} },
  'dispatch-request': { body: { assignments: [{ unit: 'urban-management', part: 'support' }] } },
  'acknowledge-assignment': { body: onAssignment },
  'return-assignment': { body: { ...onAssignment, reason: 'other', note: '不归我管' } },
  'record-progress': { body: { ...onAssignment, note: '已到场' } },
  'complete-assignment': { body: { ...onAssignment, result: '已修好' } },
  'deliver-feedback': { body: { method: 'phone' } },
  'evaluate-request': { body: { level: 5, solved: true } },
  'reopen-request': { body: { reason: '未解决' } },
  'record-correction': { body: { field: 'channel', to: 'hotline', reason: '登记有误' } },
  'record-feedback-attempt': { body: { method: 'phone', outcome: 'no-answer' } },
  'issue-urge': { body: { note: '请尽快办理' } },
  'issue-warning-card': { body: { colour: 'yellow', reason: '催办后仍未办理' } },
  'hang-up-task': { body: { unit: 'urban-management', dueAt: '2099-01-01T00:00:00.000Z', reason: '重点督办' } },
  'cross-off-task': { body: { finding: '已现场核查' } },
  'close-request': { body: { reason: '已多次上门解释' } },
  listAssignments: {},
  registerResident: { body: profile },
  searchResidents: { body: { phone: '13900000000' } },
  changeProfile: { params: nobody, body: profile },
  eraseResident: { params: nobody, body: { reason: 'resident-asked' } },
  getCompletion: {},
  listCompletionCases: { query: { figure: 'completedOfAccepted', part: 'numerator' } },
  listItems: {},
  registerItem: { body: { code: 'new-item', ...item } },
  reviseItem: { params: { code: 'road-repair' }, body: item },
  suspendItem: { params: { code: 'road-repair' }, body: { reason: '修订中' } },
  resumeItem: { params: { code: 'road-repair' }, body: {} },
  listRoutingRules: {},
  setRoutingRule: { params: { id: 'r1' }, body: { item: 'road-repair', unit: 'urban-management' } },
  removeRoutingRule: { params: { id: 'r1' }, body: {} },
  tryRoutingRule: { params: { id: 'r1' }, body: { item: 'road-repair', unit: 'civil-affairs' } },
  suggestUnit: {},
  listPlaces: {},
  registerPlace: { body: { placeId: 'grid-c', kind: 'grid', parent: 'community-a', name: '三网格' } },
  renamePlace: { params: { id: 'grid-a' }, body: { name: '一网格' } },
  closePlace: { params: { id: 'grid-a' }, body: {} },
  listUnits: {},
  registerUnit: { body: { unitId: 'water', kind: 'company', name: '自来水公司' } },
  renameUnit: { params: { id: 'civil-affairs' }, body: { name: '民政局' } },
  closeUnit: { params: { id: 'civil-affairs' }, body: {} },
  listAccounts: {},
  createAccount: { body: { name: 'new', displayName: '新人', role: 'dispatcher', password: 'long enough to be one' } },
  findAccount: { body: { name: 'window-a' } },
  changePassword: { params: account, body: { password: 'long enough to be one' } },
  disableAccount: { params: account, body: {} },
  enableAccount: { params: account, body: {} },
  changeRole: { params: account, body: { role: 'supervisor' } },
  getProgress: { params: receipt, body: { code: '00000000' } },
  evaluatePublicly: { params: receipt, body: { code: '00000000', level: 5, solved: true } },
  withdrawPublicly: { params: receipt, body: { code: '00000000', reason: '已解决' } },
  openStream: {},
  getLive: {},
  getReady: {},
}
