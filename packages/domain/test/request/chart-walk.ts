import { cast, testNow, wellFormed } from '@wubu/testing'
import { adjacencyMapToArray, getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import type { Chart } from '../../src/chart.ts'
import type { Recorded } from '../../src/decider.ts'
import {
  commandRoles,
  type RequestCommand,
  type RequestEvent,
  type RequestState,
  requestChart,
  requestCommandTypes,
} from '../../src/index.ts'
import { requestDecider } from '../../src/request/decider.ts'

export interface Step {
  readonly before: RequestState
  readonly event: Recorded<RequestEvent>
  readonly after: RequestState
}

/** A request at an instant. */
export interface Standing {
  readonly state: RequestState
  readonly now: string
}

/** What a command does to a request; null where it is refused. */
export function stepsOf(command: RequestCommand, state: RequestState): readonly Step[] | null {
  const decision = requestDecider.decide(command, state)
  if (!decision.accepted) return null
  const { now, actor } = command.meta
  let before = state
  return decision.events.map((given) => {
    const event = { ...given, occurredAt: given.occurredAt ?? now, recordedAt: now, actor }
    const after = requestDecider.evolve(before, event)
    const step = { before, event, after }
    before = after
    return step
  })
}

const minute = 60_000
const timers = ['warn-deadline', 'expire-deadline']

/** Every well-formed command that somebody whose role may give it gives next: a minute later, timers also long after. */
function* commandsAt({ state, now }: Standing): Generator<RequestCommand> {
  const later = (ms: number) => new Date(Date.parse(now) + ms).toISOString()
  for (const type of requestCommandTypes) {
    const instants = timers.includes(type) ? [later(minute), later(90 * 1_440 * minute)] : [later(minute)]
    for (const by of cast.filter(({ role }) => commandRoles[type].includes(role))) {
      for (const at of instants) yield* wellFormed(type, state, by, at)
    }
  }
}

/** What two requests have to share for the same to be possible with both. */
function likeness({ state }: Standing): string {
  const { at, item, handlingKind, rounds, hungUp, escalated, urges, cards, feedback, meetings, suspension } = state
  const parts = Object.values(state.assignments).map((one) => [
    ...[one.at, one.part, one.unit, one.submitted, one.suspension !== null],
    ...[one.returning?.confirmation, one.returning?.confirmed],
  ])
  const clocks = Object.values(state.deadlines).map((one) => [one.kind, one.warned, one.missed, one.endedAt !== null])
  const counts = [Math.min(rounds, 2), hungUp, escalated, urges > 0, cards.yellow > 0, feedback, meetings > 0]
  const waits = [suspension?.reason, Object.keys(state.extensions).length, state.completedAt !== null]
  return JSON.stringify([at, item, handlingKind, parts, clocks, counts, waits])
}

export interface Edge {
  readonly from: string
  readonly event: string
  readonly to: string
}

export const named = ({ from, event, to }: Edge) => `${from} --${event}--> ${to}`

/** All transitions of a chart, as XState's graph tools list them. */
export function edgesOf({ machine, eventTypes }: Chart): readonly Edge[] {
  const all = adjacencyMapToArray(getAdjacencyMap(machine, { events: machine.events.map((type) => ({ type })) }))
  const edges = all.map(({ state, event, nextState }) => ({
    from: pathOf(state.value),
    event: event.type,
    to: pathOf(nextState.value),
  }))
  // the adjacency map leaves a state where it is on an event that it does not have
  return edges.filter(({ from, event }) => eventTypes(from).includes(event))
}

/**
 * Paths through a chart: the shortest to every state, on by each transition that leaves it, and from there the shortest to
 * every other state. As the types of events, by XState's graph tools.
 */
export function pathsOf(chart: Chart): readonly (readonly string[])[] {
  const { machine } = chart
  const events = machine.events.map((type) => ({ type }))
  const eventsOf = (steps: readonly { event: { type: string } }[]) =>
    steps.map(({ event }) => event.type).filter((type) => !type.startsWith('xstate.'))
  const first = getShortestPaths(machine, { events })
  return first.flatMap(({ state, steps }) => {
    const from = pathOf(state.value)
    const leaving = chart.eventTypes(from).filter((type) => chart.next(from, type) !== from)
    const onwards = leaving.flatMap((type) => {
      const fromState = machine.resolveState({ value: nestedOf(chart.next(from, type) ?? from), context: {} })
      const rest = getShortestPaths(machine, { events, fromState })
      return rest.map((path) => [...eventsOf(steps), type, ...eventsOf(path.steps)])
    })
    return [eventsOf(steps), ...onwards]
  })
}

type Value = string | { readonly [key: string]: Value | undefined }

function pathOf(value: Value): string {
  if (typeof value === 'string') return value
  return Object.entries(value)
    .map(([key, inner]) => (inner === undefined ? key : `${key}.${pathOf(inner)}`))
    .join()
}

function nestedOf(path: string): Value {
  const [head = '', ...rest] = path.split('.')
  return rest.length === 0 ? head : { [head]: nestedOf(rest.join('.')) }
}

const unborn: Standing = { state: requestDecider.initial, now: testNow }

/** A command that was given, and what it led to. */
interface Move {
  readonly steps: readonly Step[]
  readonly after: Standing
}

function* movesFrom(standings: readonly Standing[]): Generator<Move> {
  for (const { state, now } of standings) {
    for (const command of commandsAt({ state, now })) {
      const steps = stepsOf(command, state)
      if (steps) yield { steps, after: { state: steps.at(-1)?.after ?? state, now: command.meta.now } }
    }
  }
}

/**
 * Brings about an event of the chart by real commands: by one, or after at most `depth - 1` that leave the request in its state.
 * What each of them does is shown to `look`; null where none of them leads there.
 */
export function bringAbout(
  starts: readonly Standing[],
  type: string,
  depth: number,
  look: Look,
  seen: ReadonlySet<string> = new Set(starts.map(likeness)),
): Standing | null {
  const at = starts[0]?.state.at
  const others = new Map<string, Standing>()
  for (const { steps, after } of movesFrom(starts)) {
    look(steps)
    if (steps.some(({ before, event }) => before.at === at && event.type === type)) return after
    if (after.state.at === at) others.set(likeness(after), after)
  }
  const fresh = [...others].flatMap(([key, one]) => (seen.has(key) ? [] : one))
  if (depth === 1 || fresh.length === 0) return null
  return bringAbout(fresh, type, depth - 1, look, new Set([...seen, ...others.keys()]))
}

type Look = (steps: readonly Step[]) => void
/** By state of the chart. */
export type Standings = ReadonlyMap<string, readonly Standing[]>

/**
 * Where real commands lead: along the paths of the request's chart, and along histories of which no chart knows (what a request
 * was through before). Some requests for each state, unlike each other.
 */
export function walk(histories: readonly (readonly RequestCommand[])[], look: Look = () => undefined): Standings {
  const found = new Map<string, Map<string, Standing>>()
  const keep = (standing: Standing) => {
    const alike = found.get(standing.state.at) ?? new Map<string, Standing>()
    found.set(standing.state.at, alike.set(likeness(standing), standing))
  }
  keep(unborn)
  for (const standing of alongChart(look)) keep(standing)
  for (const history of histories) for (const standing of along(history, look)) keep(standing)
  return new Map([...found].map(([at, alike]) => [at, [...alike.values()]]))
}

function* alongChart(look: Look): Generator<Standing> {
  const walked = new Map<string, Standing | null>([['', unborn]])
  for (const path of pathsOf(requestChart)) {
    for (const [index, type] of path.entries()) {
      const key = path.slice(0, index + 1).join(' ')
      if (walked.has(key)) continue
      const before = walked.get(path.slice(0, index).join(' '))
      const after = before ? bringAbout([before], type, 3, look) : null
      walked.set(key, after)
      if (after) yield after
    }
  }
}

function* along(history: readonly RequestCommand[], look: Look): Generator<Standing> {
  let { state } = unborn
  for (const command of history) {
    const steps = stepsOf(command, state)
    if (!steps) throw new Error(`${command.type} was refused at ${state.at}`)
    look(steps)
    state = steps.at(-1)?.after ?? state
    yield { state, now: command.meta.now }
  }
}
