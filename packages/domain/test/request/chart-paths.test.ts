import t from 'tap'
import { assignmentChart, type Chart, requestChart } from '../../src/index.ts'
import { bringAbout, edgesOf, named, pathsOf, type Step, walk } from './chart-walk.ts'
import { histories } from './histories.ts'

const done = ['feedback.awaitingFeedback', 'evaluating.awaitingEvaluation', 'closed.completed']
const closedUndone = ['closed.declined', 'closed.withdrawn', 'closed.merged']
const working = ['handling.dispatched', 'handling.inProgress', 'handling.suspended']
const before = ['collecting.registered', 'collecting.awaitingMaterials', 'analyzing.triaging', ...working]

const closed = ['closed.completed', ...closedUndone]
const waiting = 'collecting.awaitingMaterials'

/** What the chart has and no command leads to: which events where, and why. */
const unreachable: readonly Unreachable[] = [
  {
    events: ['DeadlineSet', 'DeadlineWarned', 'DeadlineMissed'],
    at: [...closed, waiting],
    why: 'no clock runs on what is closed, nor, before acceptance, once the resident was told of what is missing',
  },
  { events: ['DeadlineWarned', 'DeadlineMissed'], at: ['handling.suspended'], why: 'all clocks stand' },
  {
    events: ['DeadlineMissed'],
    at: ['evaluating.awaitingEvaluation'],
    why: 'an evaluation that nobody gives lapses, and is missed by nobody',
  },
  {
    events: ['UrgeIssued', 'WarningCardIssued', 'TaskHungUp'],
    at: [...closedUndone, ...done],
    why: 'there is nothing to urge where the work is done',
  },
  { events: ['TaskCrossedOff'], at: before, why: 'only what is complete, or over, is crossed off' },
]

interface Unreachable {
  readonly events: readonly string[]
  readonly at: readonly string[]
  readonly why: string
}

const covered = { request: new Set<string>(), assignment: new Set<string>() }

function look(steps: readonly Step[]): void {
  for (const { before, event, after } of steps) {
    covered.request.add(named({ from: before.at, event: event.type, to: after.at }))
    for (const [id, part] of Object.entries(after.assignments)) {
      const from = before.assignments[id]?.at ?? assignmentChart.initial
      covered.assignment.add(named({ from, event: event.type, to: part.at }))
    }
  }
}

function uncovered(chart: Chart, by: ReadonlySet<string>) {
  return edgesOf(chart).filter((edge) => !by.has(named(edge)))
}

function isListed(from: string, event: string): boolean {
  return unreachable.some(({ events, at }) => events.includes(event) && at.includes(from))
}

t.test('the paths of the charts, by XState’s graph tools', async (t) => {
  const standings = walk(histories, look)

  t.test('lead through every state by real commands', async (t) => {
    const states = new Set(edgesOf(requestChart).flatMap(({ from, to }) => [from, to]))
    t.ok(pathsOf(requestChart).length > 300, 'paths')
    t.same([...standings.keys()].toSorted(), [...states].toSorted())
  })

  t.test('and every transition is taken, but those that no command can reach', async (t) => {
    for (const { from, event } of uncovered(requestChart, covered.request)) {
      if (!isListed(from, event)) bringAbout(standings.get(from) ?? [], event, 2, look)
    }
    const left = uncovered(requestChart, covered.request)
    t.same(left.filter(({ from, event }) => !isListed(from, event)).map(named), [], 'not reached')
    const listed = edgesOf(requestChart).filter(({ from, event }) => isListed(from, event))
    t.same(listed.filter((edge) => covered.request.has(named(edge))).map(named), [], 'listed, but reached')
  })

  t.test('as is every transition of an assignment', async (t) => {
    t.same(uncovered(assignmentChart, covered.assignment).map(named), [])
  })
})
