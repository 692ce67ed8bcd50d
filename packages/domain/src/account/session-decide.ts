import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import { sessionRefusals } from './refusals.ts'
import type { SessionCommand } from './session-commands.ts'
import { type SessionEvent, sessionEvents } from './session-events.ts'
import { evolveSession, initialSession, type SessionState, sessionStateValue } from './session-state.ts'

const refuse = refuser(sessionRefusals)

function decideSession(command: SessionCommand, state: SessionState): Decision<SessionEvent> {
  const { actor, now } = command.meta
  const accountId = command.type === 'open-session' ? command.data.accountId : state?.accountId
  const notPermitted = actor.id === accountId ? null : refusedRole(actor, ['admin', 'system'])
  if (notPermitted) return notPermitted
  if (state?.status === 'closed') return refuse('session_closed')
  switch (command.type) {
    case 'open-session':
      if (state) return refuse('session_already_open')
      if (command.data.expiresAt <= now) return refuse('session_expired', { expiresAt: command.data.expiresAt })
      return accept({ type: 'SessionOpened', data: command.data })
    case 'close-session':
      return state ? accept({ type: 'SessionClosed', data: {} }) : refuse('no_such_session')
    default:
      return command satisfies never
  }
}

export const sessionDecider: Decider<SessionState, SessionCommand, SessionEvent> = {
  machine: { name: 'session', version: 1 },
  initial: initialSession,
  events: sessionEvents,
  decide: decideSession,
  evolve: evolveSession,
  stateValue: sessionStateValue,
  residentOf: () => null,
}
