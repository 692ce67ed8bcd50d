import type { Refusal } from '../decider.ts'
import { isOpen } from './clock/deadline.ts'
import { mainClock, passed } from './clock/extendable.ts'
import type { RequestCommandType, RequestMeta } from './commands.ts'
import { itemUnder } from './reference.ts'
import type { RequestState } from './state.ts'

type Rule = (state: RequestState, meta: RequestMeta) => Refusal | null

/**
 * What a command needs of how a request stands, besides what the chart says: the same whatever its data.
 * Sources: DOMAIN.md, "Evaluation" (a second dissatisfaction goes to the supervisor) and 督查反馈, 挂牌销号 in its first table.
 */
export const standingRefusals: Readonly<Partial<Record<RequestCommandType, Rule>>> = {
  // under evaluation a request is reopened by its evaluation, unless it was its second
  'reopen-request': ({ at, escalated }) => (at.startsWith('closed.') || escalated ? null : { code: 'wrong_state' }),
  // only an import that is undone takes back what is closed
  'withdraw-request': ({ at }) => (at.startsWith('closed.') ? { code: 'wrong_state' } : null),
  'undo-import': ({ imported }) => {
    if (imported === null) return { code: 'not_imported' }
    return imported === 'worked-on' ? { code: 'import_worked_on' } : null
  },
  'close-request': ({ escalated }) => (escalated ? null : { code: 'not_escalated' }),
  'evaluate-request': ({ escalated }) => (escalated ? { code: 'evaluation_used_up' } : null),
  // a merged request stays where it is after its resident was told
  'deliver-feedback': (state, meta) =>
    state.at === 'closed.merged' && state.feedback ? { code: 'feedback_given_already' } : handlerTells(state, meta),
  // before anything was done there is nothing to tell; the call that begins 重办 comes before its work
  'record-feedback-attempt': ({ completedAt, at, rounds }) =>
    completedAt === null && !at.startsWith('closed.') && rounds === 0 ? { code: 'wrong_state' } : null,
  // asked for before it is too late, as an extension is
  'suspend-handling': (state, { now }) => {
    const clock = mainClock(state)
    return clock && clock.dueAt < now ? passed(clock) : null
  },
  'grant-extension': ({ extensions, deadlines }) => {
    const asked = Object.values(extensions).map(({ deadlineId }) => deadlines[deadlineId])
    if (asked.length === 0) return { code: 'no_such_extension', extensions: [] }
    return asked.some((clock) => clock && isOpen(clock)) ? null : { code: 'no_such_deadline' }
  },
  'refuse-extension': ({ extensions }) =>
    Object.keys(extensions).length === 0 ? { code: 'no_such_extension', extensions: [] } : null,
  'issue-urge': open,
  'issue-warning-card': (state) => open(state) ?? cardRefusal('yellow', state),
  'hang-up-task': (state) => open(state) ?? (state.hungUp ? { code: 'already_hung_up' } : null),
  // what was withdrawn or merged will never be complete; the check says so
  'cross-off-task': ({ hungUp, completedAt, at }) => {
    if (!hungUp) return { code: 'not_hung_up' }
    return completedAt === null && !at.startsWith('closed.') ? { code: 'not_complete_yet' } : null
  },
}

/** Where the item asks for it, the result is told by somebody who did not work on it, also at a window. */
function handlerTells(state: RequestState, { reference, actor }: RequestMeta): Refusal | null {
  const independent = itemUnder(state, reference)?.independentFeedback === true
  return independent && state.handlers.includes(actor.id) ? { code: 'handler_cannot_call_back' } : null
}

/** There is nothing to urge where the work is done. */
function open({ at, completedAt }: RequestState): Refusal | null {
  return at.startsWith('closed.') || completedAt !== null ? { code: 'request_not_open', at } : null
}

/**
 * 黄牌 after an urge or once 80 % of a limit had passed; 红牌 after a yellow one or once a limit was missed: a card names a
 * failing that anybody can look up on the timeline.
 */
export function cardRefusal(colour: 'yellow' | 'red', { deadlines, urges, cards }: RequestState): Refusal | null {
  const clocks = Object.values(deadlines)
  const missed = clocks.some((one) => one.missed)
  const ground = colour === 'red' ? missed || cards.yellow > 0 : missed || urges > 0 || clocks.some((one) => one.warned)
  return ground ? null : { code: 'card_without_ground', colour }
}
