import { accepted, actor, play, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import type { MeetingCommand, MeetingMeta } from './commands.ts'
import { meetingDecider } from './decide.ts'

const one = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const two = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a11'
const closed = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a12'
const states: Readonly<Record<string, string>> = {
  [one]: 'handling.inProgress',
  [two]: 'analyzing.triaging',
  [closed]: 'closed.completed',
}
const meta: MeetingMeta = {
  now: testNow,
  actor: actor('dispatcher'),
  stateOf: (id) => states[id],
  isActive: (unit) => unit !== 'nobody',
}
const at = '2026-03-04T02:00:00.000Z'
const later = { ...meta, now: '2026-03-05T02:00:00.000Z' }
const convene = (agenda = [one, two], units = ['civil', 'urban'], when = at): MeetingCommand => ({
  type: 'convene-meeting',
  data: { meetingId: '9f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10', at: when, agenda, units },
  meta,
})
type Decisions = Extract<MeetingCommand, { type: 'hold-meeting' }>['data']['decisions']
const lead = (unit: string, dueAt: string | null = null) => ({ unit, part: 'lead' as const, dueAt })
const decided = (requestId: string, ...assignments: Decisions[number]['assignments']) => ({
  requestId,
  decision: '由民政牵头',
  assignments,
})
const hold = (...decisions: Decisions): MeetingCommand => ({
  type: 'hold-meeting',
  data: { heldAt: at, minutes: '与会单位一致同意', decisions },
  meta: later,
})
const cancel: MeetingCommand = { type: 'cancel-meeting', data: { reason: '改期' }, meta }
const when = (command: MeetingCommand, ...before: MeetingCommand[]) =>
  meetingDecider.decide(command, play(meetingDecider, ...before).state)

t.test('a joint meeting', async (t) => {
  t.test('is convened by a dispatcher, for open requests, units that there are and a time to come', async (t) => {
    t.match(when(convene()), accepted('MeetingConvened'))
    t.match(when({ ...convene(), meta: { ...meta, actor: actor('handler', 'civil') } }), rejected('role_not_permitted'))
    t.match(when(convene([closed])), rejected('agenda_request_not_open', { requestId: closed }))
    t.match(when(convene(['3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a19'])), rejected('agenda_request_unknown'))
    t.match(when(convene([one, one])), rejected('agenda_item_twice'))
    t.match(when(convene([one], ['nobody'])), rejected('agenda_unit_unknown', { unit: 'nobody' }))
    t.match(when(convene([one], ['civil'], testNow)), rejected('meeting_in_past'))
  })
  t.test('gets another agenda until it is held or called off', async (t) => {
    const change: MeetingCommand = { type: 'change-agenda', data: { at, agenda: [one], units: ['civil'] }, meta }
    t.same(play(meetingDecider, convene(), change).state?.agenda, [one])
    t.match(when(change, convene(), change), rejected('agenda_not_changed'))
    t.match(when(change, convene(), cancel), rejected('meeting_over'))
    t.match(when(change), rejected('meeting_not_convened'))
  })
  t.test('decides on every request of its agenda, and on no other', async (t) => {
    t.match(when(hold(decided(two), decided(one)), convene()), accepted('MeetingHeld'))
    t.match(when(hold(decided(one)), convene()), rejected('decisions_not_of_agenda'))
    t.match(when(hold(decided(one), decided(closed)), convene()), rejected('decisions_not_of_agenda'))
  })
  t.test('gives each request to one lead, and to units that there are, by a time to come', async (t) => {
    const on = (...assignments: Decisions[number]['assignments']) =>
      when(hold(decided(one, ...assignments)), convene([one]))
    t.match(on(lead('civil'), lead('urban')), rejected('decision_with_two_leads'))
    t.match(on(lead('nobody')), rejected('agenda_unit_unknown'))
    t.match(on(lead('civil', at)), rejected('decision_due_in_past'))
    t.match(on(lead('civil'), { ...lead('civil'), part: 'support' }), rejected('agenda_item_twice'))
  })
  t.test('is recorded after it was held, once', async (t) => {
    t.match(when({ ...hold(decided(one)), meta }, convene([one])), rejected('meeting_in_future'))
    t.match(when(hold(decided(one)), convene([one]), hold(decided(one))), rejected('meeting_over', { status: 'held' }))
  })
})
