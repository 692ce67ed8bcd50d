/** Commands about the request as a whole, in the order of its steps. */
export const requestCommands = [
  'accept-request',
  'request-materials',
  'supply-materials',
  'decline-request',
  'classify-request',
  'dispatch-request',
  'merge-request',
  'undo-merge',
  'grant-extension',
  'refuse-extension',
  'suspend-handling',
  'resume-handling',
  'record-feedback-attempt',
  'deliver-feedback',
  'evaluate-request',
  'reopen-request',
  'issue-urge',
  'issue-warning-card',
  'hang-up-task',
  'cross-off-task',
  'close-request',
  'record-correction',
  'withdraw-request',
] as const

/** Commands about one unit's part, the most frequent first. */
export const partCommands = [
  'acknowledge-assignment',
  'record-progress',
  'complete-assignment',
  'request-extension',
  'return-assignment',
  'escalate-assignment',
  'confirm-return',
  'agree-return',
  'refuse-return',
  'send-back-result',
  'transfer-assignment',
  'give-to-post',
  'suspend-assignment',
  'resume-assignment',
  'cancel-assignment',
] as const

type PartCommand = (typeof partCommands)[number]
export type CommandName = (typeof requestCommands)[number] | PartCommand

/** What ends something, or takes it from somebody: shown as such. */
export const grave: readonly CommandName[] = [
  'decline-request',
  'withdraw-request',
  'cancel-assignment',
  'close-request',
  'issue-warning-card',
]

/** What takes nothing away from what somebody else has just done: given without looking at the newest state. */
export const additive: readonly CommandName[] = [
  'record-progress',
  'record-feedback-attempt',
  'issue-urge',
  'acknowledge-assignment',
]

/** What needs no form: pressed is done. */
export const atOnce: readonly CommandName[] = ['acknowledge-assignment']

/** What carries a request on to its next step, and so stands out where it is allowed. */
export const mains: readonly CommandName[] = [
  'supply-materials',
  'accept-request',
  'dispatch-request',
  'acknowledge-assignment',
  'complete-assignment',
  'confirm-return',
  'agree-return',
  'grant-extension',
  'deliver-feedback',
  'evaluate-request',
]

/** Keys within lists of work, where one task is open. */
export const keys: Readonly<Partial<Record<CommandName, string>>> = {
  'acknowledge-assignment': 'a',
  'record-progress': 'p',
  'complete-assignment': 'c',
  'request-extension': 'e',
  'return-assignment': 'r',
  'dispatch-request': 'd',
  'classify-request': 'y',
  'merge-request': 'm',
}
