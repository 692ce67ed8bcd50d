import type { Role } from '../decider.ts'
import type { RequestCommandType } from './commands.ts'

const intake = ['window', 'dispatcher'] as const
/** Who works on an assignment: always the unit that it belongs to. */
const unitStaff = ['handler', 'unit-head', 'grid', 'window'] as const

/** Which roles may give which command (DOMAIN.md, "People and units"). Whether it is their request is asked besides. */
export const commandRoles: Readonly<Record<RequestCommandType, readonly Role[]>> = {
  'register-request': ['window', 'grid', 'dispatcher', 'system'],
  'import-request': ['system'],
  'request-materials': intake,
  'supply-materials': intake,
  'accept-request': intake,
  'decline-request': intake,
  'withdraw-request': ['window', 'dispatcher', 'resident'],
  'undo-import': ['admin'],
  'classify-request': ['dispatcher'],
  'merge-request': ['dispatcher'],
  // the system where the one that led was withdrawn
  'undo-merge': ['dispatcher', 'system'],
  'dispatch-request': ['dispatcher'],
  'acknowledge-assignment': unitStaff,
  'return-assignment': unitStaff,
  'confirm-return': ['unit-head'],
  'refuse-return': ['unit-head', 'dispatcher'],
  'agree-return': ['dispatcher'],
  'escalate-assignment': unitStaff,
  'transfer-assignment': ['unit-head', 'dispatcher'],
  'record-joint-meeting': ['dispatcher'],
  'give-to-post': ['unit-head', 'dispatcher'],
  'cancel-assignment': ['dispatcher'],
  'record-progress': unitStaff,
  'complete-assignment': unitStaff,
  'send-back-result': ['unit-head'],
  'record-feedback-attempt': ['window', 'callback', 'dispatcher'],
  'deliver-feedback': ['window', 'callback'],
  'evaluate-request': ['window', 'callback', 'resident'],
  'reopen-request': ['supervisor'],
  'record-correction': ['window', 'dispatcher', 'supervisor'],
  'suspend-handling': ['dispatcher'],
  'resume-handling': ['dispatcher'],
  'suspend-assignment': ['dispatcher'],
  'resume-assignment': ['dispatcher'],
  'request-extension': unitStaff,
  'grant-extension': ['dispatcher'],
  'refuse-extension': ['dispatcher'],
  'warn-deadline': ['system'],
  'expire-deadline': ['system'],
  'recompute-deadlines': ['system'],
  'issue-urge': ['supervisor', 'dispatcher'],
  'issue-warning-card': ['supervisor'],
  'hang-up-task': ['supervisor'],
  'cross-off-task': ['supervisor'],
  'show-personal-data': ['supervisor'],
  'close-request': ['supervisor'],
}
