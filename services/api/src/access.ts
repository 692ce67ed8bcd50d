import type { RouteName } from '@wubu/contract'
import {
  assessmentRoles,
  commandRoles,
  itemCommandRoles,
  type RequestCommandType,
  ratingRoles,
  residentCommandRoles,
  routingRoles,
} from '@wubu/domain'
import type { Role } from '@wubu/domain/decider'

/**
 * Who may call a route at all. `request`: besides, the request must be one that they see (viewer.ts), else 404.
 * `unit`: besides, outside of the dispatch centre it must be their own unit that they ask about.
 */
export interface AccessRow {
  readonly roles: 'everybody' | readonly Role[]
  readonly scope: 'none' | 'request' | 'unit'
}

const staff = ['window', 'grid', 'dispatcher', 'handler', 'unit-head', 'callback', 'supervisor', 'admin'] as const
/** All but administrators, who see no request contents. */
const readers = ['window', 'grid', 'dispatcher', 'handler', 'unit-head', 'callback', 'supervisor'] as const
/** Whoever may be A or B of a post, and who arranges them. */
const postHolders = ['window', 'grid', 'handler', 'unit-head', 'admin'] as const
const admin = to(['admin'])

function to(roles: AccessRow['roles'], scope: AccessRow['scope'] = 'none'): AccessRow {
  return { roles, scope }
}

/** Nobody signs in as a resident or as the system. */
function signedIn(roles: readonly Role[]): readonly Role[] {
  return roles.filter((role) => role !== 'resident' && role !== 'system')
}

function command(type: RequestCommandType): AccessRow {
  return to(signedIn(commandRoles[type]), 'request')
}

function onItem(type: keyof typeof itemCommandRoles): AccessRow {
  return to(signedIn(itemCommandRoles[type]))
}

/** Route × role: the only place that says who may call what. A route without a row does not start. */
export const access: Readonly<Record<RouteName, AccessRow>> = {
  openSession: to('everybody'),
  closeSession: to(staff),
  getMe: to(staff),
  getSettings: to('everybody'),
  registerRequest: to(signedIn(commandRoles['register-request'])),
  listRequests: to(readers),
  listDuplicates: to(signedIn(commandRoles['register-request'])),
  getRequest: to(readers, 'request'),
  getTimeline: to(readers, 'request'),
  showPersonalData: command('show-personal-data'),
  getAuditPack: command('show-personal-data'),
  verifyRequest: to(readers, 'request'),
  getClock: to(readers, 'request'),
  'request-materials': command('request-materials'),
  'supply-materials': command('supply-materials'),
  'accept-request': command('accept-request'),
  'decline-request': command('decline-request'),
  'withdraw-request': command('withdraw-request'),
  'classify-request': command('classify-request'),
  'merge-request': command('merge-request'),
  'undo-merge': command('undo-merge'),
  'dispatch-request': command('dispatch-request'),
  'acknowledge-assignment': command('acknowledge-assignment'),
  'return-assignment': command('return-assignment'),
  'confirm-return': command('confirm-return'),
  'refuse-return': command('refuse-return'),
  'agree-return': command('agree-return'),
  'escalate-assignment': command('escalate-assignment'),
  'transfer-assignment': command('transfer-assignment'),
  'cancel-assignment': command('cancel-assignment'),
  'give-to-post': command('give-to-post'),
  'send-back-result': command('send-back-result'),
  'record-progress': command('record-progress'),
  'complete-assignment': command('complete-assignment'),
  'record-feedback-attempt': command('record-feedback-attempt'),
  'deliver-feedback': command('deliver-feedback'),
  'evaluate-request': command('evaluate-request'),
  'reopen-request': command('reopen-request'),
  'record-correction': command('record-correction'),
  'suspend-handling': command('suspend-handling'),
  'resume-handling': command('resume-handling'),
  'suspend-assignment': command('suspend-assignment'),
  'resume-assignment': command('resume-assignment'),
  'request-extension': command('request-extension'),
  'grant-extension': command('grant-extension'),
  'refuse-extension': command('refuse-extension'),
  'issue-urge': command('issue-urge'),
  'issue-warning-card': command('issue-warning-card'),
  'hang-up-task': command('hang-up-task'),
  'cross-off-task': command('cross-off-task'),
  'close-request': command('close-request'),
  listAssignments: to(['window', 'grid', 'dispatcher', 'handler', 'unit-head', 'supervisor'], 'unit'),
  getCounts: to(readers, 'unit'),
  listDecisions: to(['dispatcher', 'unit-head']),
  getBoard: to(['window', 'grid', 'dispatcher', 'handler', 'unit-head', 'supervisor'], 'unit'),
  listCallBacks: to(['callback', 'dispatcher', 'supervisor']),
  listRatings: to(['dispatcher', 'supervisor', 'unit-head']),
  rateDepartment: to(signedIn(ratingRoles)),
  registerResident: to(signedIn(residentCommandRoles['register-resident'])),
  searchResidents: to(['window', 'grid', 'dispatcher']),
  changeProfile: to(signedIn(residentCommandRoles['change-resident-profile'])),
  listErasures: admin,
  findForErasure: to(signedIn(residentCommandRoles['look-up-for-erasure'])),
  requestErasure: to(signedIn(residentCommandRoles['request-erasure'])),
  refuseErasure: to(signedIn(residentCommandRoles['refuse-erasure'])),
  eraseResident: to(signedIn(residentCommandRoles['erase-personal-data'])),
  getCompletion: to(staff),
  getCompletionFile: to(staff),
  listCompletionCases: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  getCompletionCasesFile: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  getFigures: to(staff),
  getFiguresFile: to(staff),
  listFigureCases: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  getFigureCasesFile: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  getHandlingTimes: to(staff),
  getReturns: to(staff),
  listHandlingTimeCases: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  listMyEvaluations: to(['window', 'grid', 'handler', 'unit-head']),
  listReturnCases: to(['dispatcher', 'supervisor', 'unit-head'], 'unit'),
  getExits: to(staff),
  listExitCases: to(['dispatcher', 'supervisor']),
  getComparison: to(staff),
  getAssessment: to(['dispatcher', 'unit-head', 'supervisor', 'admin'], 'unit'),
  getAssessmentWeights: to(staff),
  setAssessmentWeights: to(signedIn(assessmentRoles)),
  getTrends: to(['dispatcher', 'supervisor', 'unit-head']),
  listTrendCases: to(['dispatcher', 'supervisor']),
  listItems: to(staff),
  getItem: to(staff),
  registerItem: onItem('register-item'),
  reviseItem: onItem('revise-item'),
  suspendItem: onItem('suspend-item'),
  resumeItem: onItem('resume-item'),
  proposeItem: onItem('propose-item'),
  reviewItem: onItem('review-item'),
  rejectItem: onItem('reject-item'),
  admitItem: onItem('admit-item'),
  reviewItemYearly: onItem('review-item-yearly'),
  confirmItem: onItem('confirm-item'),
  revokeItem: onItem('revoke-item'),
  listRoutingRules: to(staff),
  setRoutingRule: to(signedIn(routingRoles)),
  removeRoutingRule: to(signedIn(routingRoles)),
  tryRoutingRule: to(['dispatcher']),
  suggestUnit: to(['dispatcher'], 'request'),
  listCalendarYears: to(staff),
  getCalendarYear: to(staff),
  setCalendarYear: admin,
  previewCalendarYear: admin,
  listPlaces: to(staff),
  registerPlace: admin,
  renamePlace: admin,
  closePlace: admin,
  listUnits: to(staff),
  registerUnit: admin,
  renameUnit: admin,
  closeUnit: admin,
  listAccounts: admin,
  createAccount: admin,
  findAccount: admin,
  changePassword: to(staff),
  disableAccount: admin,
  enableAccount: admin,
  changeRole: admin,
  openStream: to(readers),
  getProjections: admin,
  replayParked: admin,
  rebuildReadModels: admin,
  listImportMappings: admin,
  uploadImportFile: admin,
  listImportFiles: admin,
  removeImportFile: admin,
  tryImport: admin,
  beginImport: admin,
  getImportRun: admin,
  listImportRuns: admin,
  stopImportRun: admin,
  getImportErrors: admin,
  listImports: admin,
  undoImport: admin,
  listMeetings: to(['dispatcher', 'supervisor', 'unit-head']),
  getMeeting: to(['dispatcher', 'supervisor', 'unit-head']),
  conveneMeeting: to(['dispatcher']),
  changeAgenda: to(['dispatcher']),
  holdMeeting: to(['dispatcher']),
  cancelMeeting: to(['dispatcher']),
  listPosts: to(staff),
  listColleagues: to(['window', 'grid', 'handler', 'unit-head']),
  establishPost: to(['admin', 'unit-head']),
  changePostHolders: to(['admin', 'unit-head']),
  recordAbsence: to(postHolders),
  returnToPost: to(postHolders),
  handOverPost: to(postHolders),
  closePost: to(['admin', 'unit-head']),
  getProgress: to('everybody'),
  evaluatePublicly: to('everybody'),
  withdrawPublicly: to('everybody'),
  getDisclosure: to('everybody'),
  getLive: to('everybody'),
  getReady: to('everybody'),
}
