import { accepted, play, rejected, requestCommand, staff, testNow } from '@wubu/testing'
import t from 'tap'
import { standingAt } from '../../src/completion/standing.ts'
import { agreements, evolveFacts, mayBeDuplicate, noFacts, sumsAt } from '../../src/index.ts'
import type { MergeFacts } from '../../src/request/commands.ts'
import { requestDecider } from '../../src/request/decider.ts'

const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
const leading = '7c5a3a9e-1f4b-4c67-8f2d-2f6f8d5b9a12'
const { decide } = requestDecider
const register = (data: object = {}) =>
  requestCommand(
    'register-request',
    { requestId: id, channel: 'window', item: 'road-repair', place: 'grid-1', accept: true, ...data },
    staff.window,
  )
const dispatch = (unit: string, now = testNow) =>
  requestCommand('dispatch-request', { assignments: [{ unit, part: 'lead' }] }, staff.dispatcher, now)
const merge = (facts: Partial<MergeFacts> = {}, into = leading, by = staff.dispatcher) => {
  const command = requestCommand('merge-request', { leading: into, note: '同一处' }, by, '2026-03-03T02:00:00.000Z')
  const known = { requestId: id, leading: { at: 'handling.inProgress', leading: null }, followers: 0, ...facts }
  return { ...command, meta: { ...command.meta, merge: known } }
}
const undo = requestCommand('undo-merge', { reason: '地点不同' }, staff.dispatcher, '2026-03-04T02:00:00.000Z')
const tell = requestCommand('deliver-feedback', { method: 'phone' }, staff.callback, '2026-03-03T03:00:00.000Z')

t.test('并案', async (t) => {
  t.test('ends the request and its parts, whether it is looked at or handled', async (t) => {
    t.match(play(requestDecider, register(), merge()).state, { at: 'closed.merged', leading })
    const { state } = play(requestDecider, register(), dispatch('civil-affairs'), merge())
    t.match(state, { at: 'closed.merged', leading, assignments: { a1: { at: 'cancelled' } } })
  })
  t.test('is the dispatcher’s to decide', async (t) => {
    t.match(
      decide(merge({}, leading, staff.window), play(requestDecider, register()).state),
      rejected('role_not_permitted'),
    )
  })
  t.test('is of accepted requests that are not done yet', async (t) => {
    t.match(decide(merge(), play(requestDecider, register({ accept: false })).state), rejected('wrong_state'))
    const done = play(requestDecider, register({ item: 'pension-certificate', instant: { result: '好' } })).state
    t.match(decide(merge(), done), rejected('wrong_state'))
  })
  t.test('is into another request that is worked on and follows nobody', async (t) => {
    const { state } = play(requestDecider, register())
    const at = (at: string, leads: string | null = null) => merge({ leading: { at, leading: leads } })
    t.match(decide(merge({}, id), state), rejected('merged_into_itself'))
    t.match(decide(merge({ leading: null }), state), rejected('no_such_leading_request', { leading }))
    t.match(decide(at('closed.merged', 'the-leader'), state), rejected('leading_is_merged', { leading: 'the-leader' }))
    t.match(decide(at('closed.declined'), state), rejected('leading_is_closed'))
    t.match(decide(at('closed.withdrawn'), state), rejected('leading_is_closed'))
    t.match(decide(at('collecting.registered'), state), rejected('leading_not_accepted'))
    for (const here of ['analyzing.triaging', 'handling.suspended', 'feedback.awaitingFeedback']) {
      t.match(decide(at(here), state), { accepted: true }, here)
    }
  })
  t.test('is not of a request that others follow', async (t) => {
    t.match(
      decide(merge({ followers: 2 }), play(requestDecider, register()).state),
      rejected('leads_others', { followers: 2 }),
    )
  })
})

t.test('a merged request', async (t) => {
  const { state } = play(requestDecider, register(), dispatch('civil-affairs'), merge())
  t.test('is not worked on any more', async (t) => {
    t.match(decide(dispatch('urban-management'), state), rejected('wrong_state'))
    t.match(decide(merge(), state), rejected('wrong_state'))
  })
  t.test('stays merged when its resident is told, which is once', async (t) => {
    t.match(decide(tell, state), accepted('FeedbackDelivered'))
    const told = play(requestDecider, register(), merge(), tell).state
    t.match(told, { at: 'closed.merged', feedback: true })
    t.match(decide(tell, told), rejected('feedback_given_already'))
  })
  t.test('goes its own way again once the merge is undone, due as before', async (t) => {
    const before = play(requestDecider, register(), dispatch('civil-affairs')).state
    const { state, events } = play(requestDecider, register(), dispatch('civil-affairs'), merge(), undo)
    t.match(state, { at: 'analyzing.triaging', leading: null, lead: null, acceptedAt: testNow })
    t.match(
      events.find(({ type }) => type === 'MergeUndone'),
      { data: { leading, reason: '地点不同' } },
    )
    const totalOf = ({ deadlines }: typeof state) => Object.values(deadlines).find(({ kind }) => kind === 'total')
    t.equal(totalOf(state)?.dueAt, totalOf(before)?.dueAt)
    t.equal(totalOf(state)?.endedAt, null, 'and its clock runs')
    t.match(decide(undo, state), rejected('wrong_state'), 'once')
    t.match(decide(dispatch('civil-affairs', '2026-03-04T03:00:00.000Z'), state), { accepted: true })
  })
})

t.test('the figures leave a merged request out until the merge is undone', async (t) => {
  const { events } = play(requestDecider, register(), dispatch('civil-affairs'), merge(), tell, undo)
  const facts = events.reduce(
    (known, { type, data, occurredAt }) => evolveFacts(known, { type, data: { ...data }, occurredAt }),
    noFacts,
  )
  const at = (instant: string) => standingAt(facts, Date.parse(instant))
  const counted = (instant: string) => sumsAt(at(instant), Date.parse(instant)).accepted
  t.equal(counted('2026-03-03T01:59:59.999Z'), 1, 'it was accepted')
  t.equal(counted('2026-03-03T02:00:00.000Z'), 0, 'then merged')
  t.match(at('2026-03-03T12:00:00.000Z'), { acceptedAt: null, mergedFrom: Date.parse(testNow) })
  t.equal(counted('2026-03-04T02:00:00.000Z'), 1)
  t.match(at('2026-03-05T00:00:00.000Z'), { acceptedAt: Date.parse(testNow), mergedFrom: null, unit: null })
})

t.test('a candidate for 并案', async (t) => {
  const communityOf = (place: string) => (place.startsWith('grid') ? 'community-1' : null)
  const asked = { item: 'road-repair', place: 'grid-1', residentId: 'r' }
  const other = { item: 'road-repair', place: 'grid-2', residentId: null }
  t.test('agrees in item, place or community, and person', async (t) => {
    t.same(agreements(asked, asked, communityOf), ['item', 'place', 'resident'])
    t.same(agreements(asked, other, communityOf), ['item', 'community'])
    t.same(agreements(asked, { item: null, place: 'far', residentId: 'another' }, communityOf), [])
    const unknown = { item: null, place: null, residentId: null }
    t.same(agreements(unknown, unknown, communityOf), [], 'what nobody said agrees with nothing')
    t.same(agreements({ ...asked, place: 'far' }, { ...other, place: 'away' }, communityOf), ['item'])
  })
  t.test('is of the same person, or of the same item around the same place', async (t) => {
    t.equal(mayBeDuplicate(asked, ['resident']), true)
    t.equal(mayBeDuplicate(asked, ['item', 'community']), true)
    t.equal(mayBeDuplicate(asked, ['item']), false)
    t.equal(mayBeDuplicate(asked, ['place']), false)
    t.equal(mayBeDuplicate({ ...asked, place: null }, ['item']), true)
    t.equal(mayBeDuplicate({ ...asked, item: null, place: null }, []), false)
  })
})
