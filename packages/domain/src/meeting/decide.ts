import { accept, type Decider, type Decision } from '../decider.ts'
import { refusedRole, refuser } from '../refuse.ts'
import type { MeetingCommand, MeetingMeta } from './commands.ts'
import { type MeetingEvent, meetingEvents } from './events.ts'
import { meetingRefusals } from './refusals.ts'
import { evolveMeeting, initialMeeting, type Meeting, type MeetingState, meetingStateValue } from './state.ts'

const refuse = refuser(meetingRefusals)
type Result = Decision<MeetingEvent>
type Named<T extends MeetingCommand['type']> = Extract<MeetingCommand, { type: T }>
type Programme = Named<'change-agenda'>['data']

/** 定期会办 is the dispatcher's: convened, changed, recorded and called off by them (DOMAIN.md, "People and units"). */
function decideMeeting(command: MeetingCommand, state: MeetingState): Result {
  const { meta } = command
  const notPermitted = refusedRole(meta.actor, ['dispatcher'])
  if (notPermitted) return notPermitted
  if (command.type === 'convene-meeting') {
    if (state) return refuse('meeting_already_convened')
    return refusedProgramme(command.data, meta) ?? accept({ type: 'MeetingConvened', data: command.data })
  }
  if (!state) return refuse('meeting_not_convened')
  if (state.status !== 'convened') return refuse('meeting_over', { status: state.status })
  switch (command.type) {
    case 'change-agenda':
      if (sameProgramme(command.data, state)) return refuse('agenda_not_changed')
      return refusedProgramme(command.data, meta) ?? accept({ type: 'MeetingAgendaChanged', data: command.data })
    case 'hold-meeting':
      return hold(command, state)
    case 'cancel-meeting':
      return accept({ type: 'MeetingCancelled', data: command.data })
    default:
      return command satisfies never
  }
}

/** 纪要: one decision for each request of the agenda, of units that there are, due after the meeting. */
function hold({ data, meta }: Named<'hold-meeting'>, { agenda }: Meeting): Result {
  if (data.heldAt > meta.now) return refuse('meeting_in_future')
  const decided = data.decisions.map(({ requestId }) => requestId)
  if (decided.toSorted().join() !== agenda.toSorted().join()) return refuse('decisions_not_of_agenda')
  for (const { requestId, assignments } of data.decisions) {
    if (isTwice(assignments.map(({ unit }) => unit))) return refuse('agenda_item_twice', { requestId })
    if (assignments.filter(({ part }) => part === 'lead').length > 1)
      return refuse('decision_with_two_leads', { requestId })
    const unknown = assignments.find(({ unit }) => !meta.isActive(unit))
    if (unknown) return refuse('agenda_unit_unknown', { unit: unknown.unit })
    if (assignments.some(({ dueAt }) => dueAt !== null && dueAt <= data.heldAt)) {
      return refuse('decision_due_in_past', { requestId })
    }
  }
  return accept({ type: 'MeetingHeld', data })
}

function refusedProgramme({ at, agenda, units }: Programme, meta: MeetingMeta): Result | null {
  if (at <= meta.now) return refuse('meeting_in_past')
  if (isTwice(agenda) || isTwice(units)) return refuse('agenda_item_twice')
  for (const requestId of agenda) {
    const state = meta.stateOf(requestId)
    if (state === undefined) return refuse('agenda_request_unknown', { requestId })
    if (!/^(analyzing|handling)\./.test(state)) return refuse('agenda_request_not_open', { requestId, at: state })
  }
  const unknown = units.find((unit) => !meta.isActive(unit))
  return unknown === undefined ? null : refuse('agenda_unit_unknown', { unit: unknown })
}

function isTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

function sameProgramme(one: Programme, { at, agenda, units }: Meeting): boolean {
  return one.at === at && one.agenda.join() === agenda.join() && one.units.join() === units.join()
}

export const meetingDecider: Decider<MeetingState, MeetingCommand, MeetingEvent> = {
  machine: { name: 'meeting', version: 1 },
  initial: initialMeeting,
  events: meetingEvents,
  decide: decideMeeting,
  evolve: evolveMeeting,
  stateValue: meetingStateValue,
  residentOf: () => null,
}
