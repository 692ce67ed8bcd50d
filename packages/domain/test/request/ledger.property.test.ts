import { requestCommand, staff } from '@wubu/testing'
import fc from 'fast-check'
import t from 'tap'
import { addDays } from '../../src/calendar/dates.ts'
import { isWorkingDay } from '../../src/calendar/working-time.ts'
import { localOf } from '../../src/calendar/zone.ts'
import type { Recorded } from '../../src/decider.ts'
import {
  clockLedger,
  countedMinutes,
  handlingTimeAfter,
  type LedgerClock,
  noHandlingTime,
  type RequestCommand,
  type RequestEvent,
  type WorkCalendar,
  workingMinutesBetween,
} from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'
import { calendar, hotline } from '../notices.ts'

const seed = Number(process.env.WUBU_SEED ?? Date.now() % 2 ** 31)
t.comment(`seed ${seed} (set WUBU_SEED to run it again)`)

const hour = 3_600_000
/** A history's terms: what the item says, the calendar, when it starts (holidays and year ends among them) and what happens. */
const stories = fc.record({
  calendar: fc.constantFrom(calendar, hotline),
  start: fc.integer({ min: Date.parse('2023-12-20'), max: Date.parse('2026-11-01') }),
  limit: fc.record({
    amount: fc.integer({ min: 0, max: 25 }),
    unit: fc.constantFrom('workingDays', 'workingHours', 'calendarDays', 'hours'),
  }),
  policy: fc.constantFrom('restart', 'pause-workdays', 'pause-wallclock'),
  steps: fc.array(fc.record({ what: fc.nat({ max: 9 }), wait: fc.integer({ min: 0, max: 200 * hour }) }), {
    maxLength: 14,
  }),
})
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never

function commandsOf(what: number): readonly RequestCommand[] {
  const on = { assignmentId: 'a1' }
  const { dispatcher, civilAffairs, window, importer } = staff
  const all = [
    [requestCommand('suspend-handling', { reason: 'third-party' }, dispatcher)],
    [requestCommand('resume-handling', {}, dispatcher)],
    [requestCommand('suspend-assignment', { ...on, reason: 'other' }, dispatcher)],
    [requestCommand('resume-assignment', on, dispatcher)],
    [
      requestCommand(
        'request-extension',
        { ...on, by: { amount: 2, unit: 'workingDays' }, reason: '等' },
        civilAffairs,
      ),
      ...['x1', 'x2', 'x3'].map((extensionId) => requestCommand('grant-extension', { extensionId }, dispatcher)),
    ],
    [requestCommand('request-materials', { materials: ['户口簿'], again: '漏看' }, window)],
    [requestCommand('supply-materials', { materials: ['户口簿'] }, window)],
    [requestCommand('acknowledge-assignment', on, civilAffairs)],
    ['d1', 'd2', 'd3', 'd4', 'd5', 'd6'].flatMap((deadlineId) => [
      requestCommand('warn-deadline', { deadlineId }, importer),
      requestCommand('expire-deadline', { deadlineId }, importer),
    ]),
    [requestCommand('complete-assignment', { ...on, result: '办结' }, civilAffairs)],
  ]
  return all[what] ?? []
}

function play({ calendar, start, limit, policy, steps }: Story): readonly Recorded<RequestEvent>[] {
  const id = '3f2c1a9e-7f9b-4c67-8f2d-2f6f8d5b9a10'
  const begin = [
    requestCommand(
      'register-request',
      { requestId: id, channel: 'window', item: 'pension-certificate', accept: true },
      staff.window,
    ),
    requestCommand('dispatch-request', { assignments: [{ unit: 'civil-affairs', part: 'lead' }] }, staff.dispatcher),
  ]
  const timed = [
    ...begin.map((command) => ({ command, at: start })),
    ...steps.reduce<{ at: number; all: { command: RequestCommand; at: number }[] }>(
      ({ at, all }, { what, wait }) => {
        const now = at + wait
        return { at: now, all: [...all, ...commandsOf(what).map((command) => ({ command, at: now }))] }
      },
      { at: start, all: [] },
    ).all,
  ]
  let state = requestDecider.initial
  const events: Recorded<RequestEvent>[] = []
  for (const { command, at } of timed) {
    const { reference } = command.meta
    const item = (code: string) => {
      const facts = reference.item(code)
      const limits = facts && {
        ...facts.limits,
        promised: limit,
        legal: null,
        firstContact: { amount: 9, unit: 'workingHours' as const },
      }
      return facts && limits && { ...facts, limits, stopPolicy: policy }
    }
    const now = new Date(at).toISOString()
    const meta = { ...command.meta, now, reference: { ...reference, calendar, item } }
    const decision = requestDecider.decide({ ...command, meta } as RequestCommand, state)
    if (!decision.accepted) continue
    for (const event of decision.events) {
      const recorded = { ...event, occurredAt: event.occurredAt ?? now, recordedAt: now, actor: meta.actor }
      state = requestDecider.evolve(state, recorded)
      events.push(recorded)
    }
  }
  return events
}

function ledgerOf(events: readonly Recorded<RequestEvent>[], calendar: WorkCalendar): readonly LedgerClock[] {
  return clockLedger(
    events.map((event, revision) => ({ revision, event })),
    () => calendar,
  )
}

/** Local dates of working days from one to another that no pause covers, counted one by one. */
function walked(clock: LedgerClock, calendar: WorkCalendar): number {
  const dateAt = (instant: string) => localOf(instant, calendar.timeZone).date
  let count = 0
  for (const { kind, from, to } of clock.segments) {
    if (kind === 'paused' || to === null) continue
    for (let date = addDays(dateAt(from), 1); date <= dateAt(to); date = addDays(date, 1)) {
      if (isWorkingDay(calendar, date)) count += 1
    }
  }
  return count
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

interface Shown extends LedgerClock {
  readonly stands: boolean
  readonly events: readonly Recorded<RequestEvent>[]
  readonly calendar: WorkCalendar
}

const amounts = ({ segments }: Shown, kind: string) =>
  sum(segments.flatMap((one) => (one.kind === kind ? (one.amount ?? 0) : [])))
/** Days can be counted one by one. */
const isWalkable = ({ limit, stands, segments }: Shown) =>
  limit?.unit === 'workingDays' && !stands && segments.every(({ rule }) => rule !== 'pause-wallclock')

const rules: Readonly<Record<string, (clock: Shown) => boolean>> = {
  'ends where the due date was set': ({ restarted, stands, dueAt, set }) => restarted || stands || dueAt === set.dueAt,
  'begins when it is counted from': ({ segments, countedFrom }) => segments[0]?.from === countedFrom,
  'has no gap': ({ segments }) => segments.slice(1).every(({ from }, index) => from === segments[index]?.to),
  'names the events': ({ segments, events }) =>
    segments.every(({ revision, event }) => events[revision]?.type === event),
  'counts the whole limit': (clock) => !isWalkable(clock) || amounts(clock, 'counted') === clock.limit?.amount,
  'counts what walking through the days counts': (clock) =>
    !isWalkable(clock) || walked(clock, clock.calendar) === amounts(clock, 'counted') + amounts(clock, 'extended'),
}

t.test('the clock ledger, whatever happened', async (t) => {
  const seen = new Set<string>()
  const property = fc.property(stories, (story) => {
    const events = play(story)
    for (const clock of ledgerOf(events, story.calendar)) {
      const stands = clock.segments.at(-1)?.to === null
      const shown: Shown = { ...clock, stands, events, calendar: story.calendar }
      for (const { kind } of clock.segments) seen.add(kind)
      const broken = Object.keys(rules).find((rule) => !rules[rule]?.(shown))
      if (broken) throw new Error(`${broken}: not so for ${JSON.stringify(clock)}`)
    }
  })
  t.doesNotThrow(() => fc.assert(property, { seed, numRuns: 600 }), 'adds up to the due date that was set')
  t.same([...seen].toSorted(), ['counted', 'extended', 'paused'])
})

t.test('counted working time is that from acceptance to completion less the pauses', async (t) => {
  const property = fc.property(stories, (story) => {
    const events = play(story)
    const completed = events.find(({ type }) => type === 'HandlingCompleted')
    if (!completed) return
    const minutes = (from: string, to: string) => workingMinutesBetween(story.calendar, from, to)
    let stopped: string | null = null
    let paused = 0
    for (const { type, occurredAt } of events) {
      if (type === 'HandlingSuspended') stopped = occurredAt
      if (type === 'HandlingResumed' && stopped !== null) {
        paused += minutes(stopped, occurredAt)
        stopped = null
      }
    }
    const time = events.reduce((before, event) => handlingTimeAfter(before, event, event.occurredAt), noHandlingTime)
    const whole = minutes(new Date(story.start).toISOString(), completed.occurredAt)
    if (countedMinutes(time, story.calendar) !== whole - paused) throw new Error('the parts do not add up')
  })
  t.doesNotThrow(() => fc.assert(property, { seed, numRuns: 300 }))
})
