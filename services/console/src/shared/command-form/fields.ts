import type { WordList } from '../words/words.ts'
import type { CommandName } from './commands.ts'

/** One entry of a command's form; `name` is the field of the command's body. */
export type Field =
  | { readonly kind: 'text'; readonly name: TextName; readonly optional?: true }
  | { readonly kind: 'choice'; readonly name: ChoiceName; readonly list: WordList; readonly optional?: true }
  | { readonly kind: 'item' | 'unit' | 'limit'; readonly name: PickName; readonly optional?: true }
  | { readonly kind: 'post'; readonly name: 'post' }
  | { readonly kind: 'instant'; readonly name: 'dueAt' }
  | { readonly kind: 'materials'; readonly name: 'materials' }
  | { readonly kind: 'yesNo'; readonly name: 'solved' }
  | { readonly kind: 'leading'; readonly name: 'leading' }
  | { readonly kind: 'assignments'; readonly name: 'assignments' }
  | { readonly kind: 'extension'; readonly name: 'extensionId' }
  | { readonly kind: 'corrected'; readonly name: 'to' }

type TextName = 'note' | 'reason' | 'ground' | 'goTo' | 'result' | 'finding' | 'again'
type ChoiceName = 'handlingKind' | 'reason' | 'method' | 'outcome' | 'level' | 'told' | 'colour' | 'field'
type PickName = 'item' | 'unit' | 'toUnit' | 'by'

const note = { kind: 'text', name: 'note', optional: true } as const
const said = { kind: 'text', name: 'note' } as const
const reason = { kind: 'text', name: 'reason' } as const
const method = { kind: 'choice', name: 'method', list: 'method' } as const
const suspension = { kind: 'choice', name: 'reason', list: 'suspensionReason' } as const

/** What each command asks for, in the order of its form. */
export const fields: Readonly<Record<CommandName, readonly Field[]>> = {
  'accept-request': [{ kind: 'item', name: 'item' }],
  'request-materials': [
    { kind: 'materials', name: 'materials' },
    note,
    { kind: 'text', name: 'again', optional: true },
  ],
  'supply-materials': [{ kind: 'materials', name: 'materials' }, note],
  'decline-request': [
    { kind: 'text', name: 'ground' },
    { kind: 'text', name: 'goTo' },
  ],
  'withdraw-request': [reason],
  'classify-request': [
    { kind: 'item', name: 'item' },
    { kind: 'choice', name: 'handlingKind', list: 'handlingKind' },
    note,
  ],
  'merge-request': [{ kind: 'leading', name: 'leading' }, note],
  'undo-merge': [reason],
  'dispatch-request': [{ kind: 'assignments', name: 'assignments' }],
  'grant-extension': [
    { kind: 'extension', name: 'extensionId' },
    { kind: 'limit', name: 'by', optional: true },
    { kind: 'choice', name: 'told', list: 'method', optional: true },
    note,
  ],
  'refuse-extension': [{ kind: 'extension', name: 'extensionId' }, reason],
  'suspend-handling': [suspension, note],
  'resume-handling': [note],
  'record-feedback-attempt': [method, { kind: 'choice', name: 'outcome', list: 'outcome' }, note],
  'deliver-feedback': [method, note],
  'evaluate-request': [
    { kind: 'choice', name: 'level', list: 'level' },
    { kind: 'yesNo', name: 'solved' },
    { kind: 'text', name: 'reason', optional: true },
  ],
  'reopen-request': [reason],
  'record-correction': [{ kind: 'choice', name: 'field', list: 'field' }, { kind: 'corrected', name: 'to' }, reason],
  'issue-urge': [said],
  'issue-warning-card': [{ kind: 'choice', name: 'colour', list: 'cardColour' }, reason],
  'hang-up-task': [{ kind: 'unit', name: 'unit' }, { kind: 'instant', name: 'dueAt' }, reason],
  'cross-off-task': [{ kind: 'text', name: 'finding' }],
  'close-request': [reason],
  'acknowledge-assignment': [],
  'record-progress': [said],
  'complete-assignment': [{ kind: 'text', name: 'result' }],
  'request-extension': [{ kind: 'limit', name: 'by' }, reason],
  'return-assignment': [{ kind: 'choice', name: 'reason', list: 'returnReason' }, said],
  'escalate-assignment': [said],
  'confirm-return': [note],
  'agree-return': [],
  'refuse-return': [reason],
  'send-back-result': [reason],
  'transfer-assignment': [{ kind: 'unit', name: 'toUnit' }, said],
  'give-to-post': [{ kind: 'post', name: 'post' }],
  'suspend-assignment': [suspension, note],
  'resume-assignment': [note],
  'cancel-assignment': [reason],
}
