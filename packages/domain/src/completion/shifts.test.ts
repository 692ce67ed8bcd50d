import t from 'tap'
import { shifts } from './contributions.ts'
import { evolveFacts, noFacts } from './facts.ts'
import { figuresOf, noSums, sumsAt } from './figures.ts'
import { cellOf, standingAt } from './standing.ts'

type Given = readonly [occurredAt: string, type: string, data?: Record<string, unknown>]

const factsOf = (...events: readonly Given[]) =>
  events.reduce((facts, [at, type, data = {}]) => evolveFacts(facts, { type, data, occurredAt: iso(at) }), noFacts)
const iso = (day: string) => (day.length === 10 ? `${day}T00:00:00.000Z` : day)
const ms = (day: string) => Date.parse(iso(day))

const registered = (at: string, place: string | null = 'grid-1'): Given => [
  at,
  'RequestRegistered',
  { channel: 'window', item: 'road', place, window: 'w1' },
]
const accepted = (at: string): Given => [at, 'RequestAccepted', { item: 'road' }]
const led = (at: string, unit: string, assignmentId = 'a1'): Given => [
  at,
  'AssignmentDispatched',
  { assignmentId, unit, part: 'lead' },
]
const due = (at: string, dueAt: string, deadlineId = 'd1', supersedes: string | null = null): Given => [
  at,
  'DeadlineSet',
  { deadlineId, kind: 'total', assignmentId: null, dueAt: iso(dueAt), supersedes },
]
const completed = (at: string): Given => [at, 'HandlingCompleted']
const reopened = (at: string): Given => [at, 'RequestReopened']

/** Sums as of a day, and the unit that they count under. */
function asOf(day: string, ...events: readonly Given[]) {
  const standing = standingAt(factsOf(...events), ms(day))
  return { unit: cellOf(standing)?.unit, ...sumsAt(standing, ms(day)) }
}

t.test('an instant includes what happened at that very instant', async (t) => {
  const past = [registered('2026-03-01'), accepted('2026-03-02'), due('2026-03-02', '2026-03-10')]
  t.match(asOf('2026-03-01T23:59:59.999Z', ...past), noSums)
  t.match(asOf('2026-03-02', ...past), { accepted: 1, due: 0 })
  t.match(asOf('2026-03-09T23:59:59.999Z', ...past), { accepted: 1, due: 0 })
  t.match(asOf('2026-03-10', ...past), { accepted: 1, due: 1 })
})

t.test('a change of the lead moves a request at that instant', async (t) => {
  const past = [
    registered('2026-03-01'),
    accepted('2026-03-02'),
    led('2026-03-03', 'north'),
    ['2026-03-05', 'AssignmentReturned', { assignmentId: 'a1' }] as const,
    led('2026-03-06', 'south', 'a2'),
  ]
  t.equal(asOf('2026-03-02', ...past).unit, null, 'not yet assigned is a cell of its own')
  t.equal(asOf('2026-03-03', ...past).unit, 'north')
  t.equal(asOf('2026-03-05', ...past).unit, null, 'returned: nobody leads')
  t.equal(asOf('2026-03-06', ...past).unit, 'south')
  t.strictSame(
    shifts(factsOf(...past)).map(({ from, cell, sums }) => [from, cell.unit, sums.accepted]),
    [
      [ms('2026-03-02'), null, 1],
      [ms('2026-03-03'), null, -1],
      [ms('2026-03-03'), 'north', 1],
      [ms('2026-03-05'), 'north', -1],
      [ms('2026-03-05'), null, 1],
      [ms('2026-03-06'), null, -1],
      [ms('2026-03-06'), 'south', 1],
    ],
  )
})

t.test('a support that returns its part moves nothing', async (t) => {
  const support = [
    '2026-03-04',
    'AssignmentDispatched',
    { assignmentId: 'a2', unit: 'south', part: 'support' },
  ] as const
  const back = ['2026-03-05', 'AssignmentReturned', { assignmentId: 'a2' }] as const
  const past = [registered('2026-03-01'), accepted('2026-03-02'), led('2026-03-03', 'north'), support, back]
  t.equal(asOf('2026-03-06', ...past).unit, 'north')
})

t.test(
  'a reopened request is not completed until it is completed again; as of an earlier instant it was',
  async (t) => {
    const past = [
      registered('2026-03-01'),
      accepted('2026-03-02'),
      due('2026-03-02', '2026-03-10'),
      led('2026-03-03', 'north'),
      completed('2026-03-08'),
      reopened('2026-03-12'),
      completed('2026-03-20'),
    ]
    t.match(asOf('2026-03-09', ...past), { completed: 1, due: 0, onTime: 0 })
    t.match(asOf('2026-03-11', ...past), { completed: 1, due: 1, completedOfDue: 1, onTime: 1 })
    t.match(asOf('2026-03-12', ...past), { completed: 0, due: 1, completedOfDue: 0, onTime: 0, unit: 'north' })
    t.match(asOf('2026-03-20', ...past), { completed: 1, due: 1, completedOfDue: 1, onTime: 0 })
  },
)

t.test('a corrected item, place and channel move a request at that instant', async (t) => {
  const corrected = (at: string, field: string, to: string): Given => [at, 'CorrectionRecorded', { field, to }]
  const facts = factsOf(
    registered('2026-03-01'),
    accepted('2026-03-02'),
    corrected('2026-03-04', 'item', 'bridge'),
    corrected('2026-03-05', 'place', 'grid-2'),
    corrected('2026-03-06', 'channel', 'hotline'),
  )
  const cellAt = (day: string) => cellOf(standingAt(facts, ms(day)))
  t.match(cellAt('2026-03-03'), { item: 'road', place: 'grid-1', channel: 'window' })
  t.match(cellAt('2026-03-04'), { item: 'bridge', place: 'grid-1', channel: 'window' })
  t.match(cellAt('2026-03-06'), { item: 'bridge', place: 'grid-2', channel: 'hotline', window: 'w1' })
  t.equal(shifts(facts).at(-1)?.from, ms('2026-03-06'))
})

t.test('a superseding due date acts from when it was set', async (t) => {
  const past = [
    registered('2026-03-01'),
    accepted('2026-03-02'),
    due('2026-03-02', '2026-03-10'),
    due('2026-03-12', '2026-03-20', 'd2', 'd1'),
  ]
  t.match(asOf('2026-03-11', ...past), { due: 1 })
  t.match(asOf('2026-03-12', ...past), { due: 0 })
  t.match(asOf('2026-03-20', ...past), { due: 1 })
  const early = due('2026-03-01', '2026-03-30', 'd2', 'd1')
  t.match(
    asOf('2026-03-20', ...past.slice(0, 3), early),
    { due: 0 },
    'one that is superseded before it was set never was',
  )
})

t.test(
  'while it waits, a request is due by the date that it has; the one set when it goes on holds from then on',
  async (t) => {
    const waits = ['2026-03-08', 'HandlingSuspended', { reason: 'third-party', policy: 'pause-workdays' }] as const
    const goesOn = ['2026-03-20', 'HandlingResumed'] as const
    const past = [registered('2026-03-01'), accepted('2026-03-02'), due('2026-03-02', '2026-03-10'), waits]
    t.match(asOf('2026-03-09', ...past), { due: 0 })
    t.match(asOf('2026-03-10', ...past), { due: 1, completed: 0 })
    const resumed = [...past, goesOn, due('2026-03-20', '2026-03-24', 'd2', 'd1')]
    t.match(asOf('2026-03-19', ...resumed), { due: 1 }, 'as of an instant at which it waited, nothing else was known')
    t.match(asOf('2026-03-20', ...resumed), { due: 0 })
    t.match(asOf('2026-03-24', ...resumed, completed('2026-03-23')), { due: 1, onTime: 1 })
  },
)

t.test('due before it was accepted is due from acceptance', async (t) => {
  const past = [registered('2026-03-01'), due('2026-03-01', '2026-02-20'), accepted('2026-03-05')]
  t.match(asOf('2026-03-04', ...past), noSums)
  t.match(asOf('2026-03-05', ...past), { accepted: 1, due: 1 })
  t.match(asOf('2026-03-06', ...past, completed('2026-03-06')), { completedOfDue: 1, onTime: 0 })
})

t.test('without a due date a request is never due; it is settled once completed', async (t) => {
  const past = [registered('2026-03-01'), accepted('2026-03-02')]
  const settled = (day: string, ...more: readonly Given[]) =>
    figuresOf(asOf(day, ...past, ...more)).completedOfSettled.denominator
  t.match(asOf('2059-01-01', ...past), { accepted: 1, due: 0 })
  t.equal(settled('2059-01-01'), 0)
  t.equal(settled('2026-03-05', completed('2026-03-05')), 1)
})

t.test('a withdrawn or declined request leaves the denominators until it is accepted again', async (t) => {
  const past = [
    registered('2026-03-01'),
    accepted('2026-03-02'),
    ['2026-03-04', 'RequestWithdrawn'] as const,
    reopened('2026-03-06'),
    accepted('2026-03-08'),
  ]
  t.match(asOf('2026-03-03', ...past), { accepted: 1 })
  t.match(asOf('2026-03-04', ...past), noSums)
  t.match(asOf('2026-03-06', ...past), noSums)
  t.match(asOf('2026-03-08', ...past), { accepted: 1 })
  t.equal(cellOf(standingAt(factsOf(...past), ms('2026-03-09')))?.acceptedAt, ms('2026-03-08'), 'in the new cohort')
})

t.test('what is written later counts from when it happened', async (t) => {
  const past = [
    registered('2026-03-05'),
    completed('2026-03-20'),
    accepted('2026-03-05'),
    due('2026-03-05', '2026-03-20'),
  ]
  t.match(asOf('2026-03-19', ...past), { accepted: 1, completed: 0 })
  t.match(asOf('2026-03-20', ...past), { completed: 1, due: 1, onTime: 1 })
})

t.test('completed counts only once accepted as well', async (t) => {
  const past = [registered('2026-03-05'), accepted('2026-03-05'), completed('2026-03-04')]
  t.match(asOf('2026-03-04', ...past), noSums)
  t.match(asOf('2026-03-05', ...past), { accepted: 1, completed: 1 })
})

t.test('a rate of nothing is null, and what is overdue and open counts against the due ones', async (t) => {
  t.strictSame(figuresOf(noSums).onTimeOfDue, { numerator: 0, denominator: 0, rate: null })
  const figures = figuresOf({ accepted: 10, completed: 6, due: 5, completedOfDue: 4, onTime: 3 })
  t.match(figures, {
    completedOfAccepted: { numerator: 6, denominator: 10, rate: 0.6 },
    completedOfDue: { numerator: 4, denominator: 5, rate: 0.8 },
    completedOfSettled: { numerator: 6, denominator: 7 },
    onTimeOfDue: { numerator: 3, denominator: 5, rate: 0.6 },
    overdueOfDue: { numerator: 2, denominator: 5, rate: 0.4 },
  })
})
