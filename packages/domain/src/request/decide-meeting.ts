import { type Decision, reject } from '../decider.ts'
import { meetingDeadline } from './clock/deadline-set.ts'
import type { CommandNamed, RequestCommandData } from './commands.ts'
import { passOn } from './decide-parts.ts'
import { add, type Draft, draft, finish, refuse } from './draft.ts'
import type { RequestEvent } from './events.ts'
import { dispatchPart, heldMinutes, leadOf } from './parts.ts'
import { liveAssignments, type RequestState } from './state.ts'

type Data = RequestCommandData<'record-joint-meeting'>
type Given = Data['assignments'][number]

/**
 * 定期会办: what a meeting decided about this request, in one batch: who leads and who supports from here on, and by when each is to
 * be done. A lead of another unit is passed on to the one that the meeting names and charged until here (issue 5, 1).
 */
export function recordMeeting(
  { data, meta }: CommandNamed<'record-joint-meeting'>,
  state: RequestState,
): Decision<RequestEvent, RequestState> {
  const { meetingId, heldAt, units, decision, assignments } = data
  if (heldAt > meta.now) return reject({ code: 'occurred_in_future' })
  const held = { type: 'JointMeetingHeld' as const, data: { meetingId, heldAt, units, decision } }
  // the lead first: a support is added to what somebody leads
  const inOrder = assignments.toSorted((one, other) => one.part.localeCompare(other.part))
  const steps = inOrder.reduce((before, given) => assign(before, given, meetingId), add(draft(state, meta), held))
  const open = liveAssignments(steps.state).length > 0
  if (!steps.refusal && open && !leadOf(steps.state, 'live') && !leadOf(steps.state, 'completed')) {
    return reject({ code: 'lead_missing' })
  }
  return finish(steps)
}

function assign(steps: Draft, { unit, part, dueAt }: Given, meetingId: string): Draft {
  const given = { unit, part, post: null, rule: null }
  const has = liveAssignments(steps.state).find((one) => one.unit === unit)
  const lead = leadOf(steps.state, 'live')
  if (has && has.part !== part) return refuse(steps, { code: 'unit_already_assigned', unit })
  if (part === 'lead' && !lead && isLedBefore(steps.state)) return refuse(steps, { code: 'lead_exists' })
  let after = steps
  if (!has && part === 'lead' && lead) {
    const held = heldMinutes(lead, steps.meta)
    after = passOn(steps, lead, { ground: 'joint-meeting', toUnit: unit, note: null, heldMinutes: held })
  } else if (!has) after = dispatchPart(steps, given)
  const own = liveAssignments(after.state).find((one) => one.unit === unit)
  return dueAt === null || !own ? after : add(after, meetingDeadline(after.state, own.id, dueAt, meetingId))
}

/** While it is handled, a lead that is complete leads still; after a reopening it does not. */
function isLedBefore(state: RequestState): boolean {
  return state.at.startsWith('handling.') && leadOf(state, 'completed') !== undefined
}
