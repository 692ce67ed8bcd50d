import { accepted, play, rejected, requestCommand, staff } from '@wubu/testing'
import t from 'tap'
import { dueColour } from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'
import { clock, endOf, on, register, resume, started, suspend, timer } from './clock-story.ts'

const { decide } = requestDecider

t.test('a timer', async (t) => {
  const { state } = play(requestDecider, ...started)
  t.test('warns at 80 % and misses at the due date, once, as of that instant', async (t) => {
    const late = on(20)
    t.match(decide(timer('warn-deadline', 'd2', late), state), {
      events: [{ type: 'DeadlineWarned', occurredAt: endOf(6), data: { deadlineId: 'd2' } }],
    })
    t.match(decide(timer('expire-deadline', 'd2', late), state), {
      events: [{ type: 'DeadlineMissed', occurredAt: endOf(9) }],
    })
    const twice = play(
      requestDecider,
      ...started,
      timer('warn-deadline', 'd2', late),
      timer('expire-deadline', 'd2', late),
    )
    t.match(decide(timer('warn-deadline', 'd2', late), twice.state), rejected('no_such_deadline'))
    t.match(decide(timer('expire-deadline', 'd2', late), twice.state), rejected('no_such_deadline'))
  })
  t.test('that rings too early changes nothing', async (t) => {
    t.match(decide(timer('expire-deadline', 'd2', on(9)), state), rejected('deadline_not_due', { at: endOf(9) }))
    t.match(decide(timer('warn-deadline', 'd2', on(6)), state), rejected('deadline_not_due', { at: endOf(6) }))
  })
  t.test('of what was met, superseded or stands by then changes nothing', async (t) => {
    const met = timer('expire-deadline', 'd1', on(20))
    t.match(decide(met, state), rejected('no_such_deadline'))
    const standing = play(requestDecider, ...started, suspend(4)).state
    t.match(decide(timer('expire-deadline', 'd2', on(20)), standing), rejected('no_such_deadline'))
    const moved = play(requestDecider, ...started, suspend(4), resume(6)).state
    t.match(decide(timer('expire-deadline', 'd2', on(20)), moved), rejected('no_such_deadline'))
  })
  t.test('accepts as of the day of receipt what nobody was told of in time', async (t) => {
    const untold = play(requestDecider, register, timer('expire-deadline', 'd1', on(12)))
    t.match(untold.state, { at: 'analyzing.triaging', acceptedAt: on(2) })
    t.match(untold.events.at(-2), { type: 'RequestAccepted', occurredAt: on(2), data: { ground: 'not-told' } })
    t.match(untold.events.at(-1), { type: 'DeadlineSet', data: { kind: 'total', countedFrom: on(2), dueAt: endOf(9) } })
    const told = play(
      requestDecider,
      register,
      requestCommand('request-materials', { materials: ['户口簿'] }, staff.window, on(3)),
    )
    t.match(decide(timer('expire-deadline', 'd1', on(12)), told.state), rejected('no_such_deadline'))
    const { state } = play(requestDecider, { ...register, data: { ...register.data, item: null } })
    t.match(decide(timer('expire-deadline', 'd1', on(12)), state), accepted('DeadlineMissed'))
  })
  t.test('is nobody’s but the system’s', async (t) => {
    const { meta } = suspend(12)
    t.match(decide({ ...timer('expire-deadline', 'd2', on(12)), meta }, state), rejected('role_not_permitted'))
  })
})

t.test('an evaluation that nobody gives lapses after five working days and closes the request', async (t) => {
  const instant = { ...register, data: { ...register.data, instant: { result: '好', method: 'in-person' as const } } }
  const { events, state } = play(requestDecider, instant, timer('expire-deadline', 'd2', on(12)))
  t.match(events.slice(-2), [
    { type: 'EvaluationLapsed', occurredAt: endOf(9), data: { round: 1 } },
    { type: 'RequestClosed', occurredAt: endOf(9), data: { evaluation: 'lapsed' } },
  ])
  t.match(state, { at: 'closed.completed', rounds: 0 })
})

t.test('when a year of the calendar is set anew, what is due otherwise is set again', async (t) => {
  const { state } = play(requestDecider, ...started)
  const command = requestCommand('recompute-deadlines', {}, staff.importer, on(3))
  const { reference } = command.meta
  const year = { status: 'published' as const, holidays: ['2026-03-05', '2026-03-06'], workdays: ['2026-03-07'] }
  const calendar = { ...reference.calendar, version: '2026.2', years: { 2026: year } }
  const meta = { ...command.meta, reference: { ...reference, calendar } }
  const decision = decide({ ...command, meta }, state)
  t.match(
    decision,
    {
      events: {
        0: { data: { kind: 'total', supersedes: 'd2', dueAt: endOf(10), calendarVersion: '2026.2' } },
        1: { data: { kind: 'acknowledge', dueAt: endOf(3), calendarVersion: '2026.2' } },
        2: { data: { kind: 'acknowledge', dueAt: endOf(3) } },
        length: 3,
      },
    },
    'also where only 暂定 goes',
  )
  t.match(decide(command, state), rejected('deadlines_unchanged'))
})

t.test(
  'a due date is green up to 80 % of its limit, yellow until it is due, then red; paused while it stands',
  async (t) => {
    const due = clock(play(requestDecider, ...started).state, 'total')
    if (!due) return t.fail('there is a total limit')
    t.same(
      ['2026-03-06T15:59:59.998Z', endOf(6), endOf(9), '2026-03-09T16:00:00.000Z'].map((now) => dueColour(due, now)),
      ['green', 'yellow', 'yellow', 'red'],
    )
    const standing = clock(play(requestDecider, ...started, suspend(4)).state, 'total')
    t.equal(standing && dueColour(standing, on(20)), 'paused')
  },
)
