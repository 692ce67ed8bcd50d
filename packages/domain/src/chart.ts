import { type AnyStateMachine, transition } from 'xstate'

/** Follows an XState chart by event type. State values are dotted paths of full depth, such as `handling.inProgress`. */
export interface Chart {
  readonly machine: AnyStateMachine
  readonly initial: string
  /** Whether there is such a state, of full depth. */
  has(at: string): boolean
  /** The state that an event of this type leads to, or null where the chart does not have it. */
  next(at: string, eventType: string): string | null
  /** Event types that the chart has in this state. */
  eventTypes(at: string): readonly string[]
}

/** `machine` must be free of guards, context and delays: legality then depends on (state, event type) alone and is remembered. */
export function chart(machine: AnyStateMachine): Chart {
  // transition() builds an inert actor each time, far too slow for every command
  const known = new Map<string, Map<string, string | null>>()
  const next = (at: string, eventType: string): string | null => {
    // one key of both would be a new text to hash, several times for each event
    const knownHere = known.get(at) ?? new Map<string, string | null>()
    let to = knownHere.get(eventType)
    if (to === undefined) {
      to = follow(machine, at, eventType)
      known.set(at, knownHere.set(eventType, to))
    }
    return to
  }
  const eventTypes = machine.events.filter((type) => !type.startsWith('xstate.'))
  return {
    machine,
    initial: toPath(machine.getInitialSnapshot(inert).value),
    has: (at) => exists(machine, at),
    next,
    eventTypes: (at) => eventTypes.filter((type) => next(at, type) !== null),
  }
}

const inert = {} as Parameters<AnyStateMachine['getInitialSnapshot']>[0]

function follow(machine: AnyStateMachine, at: string, eventType: string): string | null {
  if (!exists(machine, at)) return null
  const from = machine.resolveState({ value: toValue(at), context: {} })
  if (!from.can({ type: eventType })) return null
  const [to] = transition(machine, from, { type: eventType })
  return toPath(to.value)
}

/** resolveState throws on a state that the chart does not have (any more); history may hold one. */
function exists(machine: AnyStateMachine, at: string): boolean {
  let node: { states: Record<string, unknown> } = machine.root
  for (const key of at.split('.')) {
    const child = node.states[key]
    if (!child) return false
    node = child as { states: Record<string, unknown> }
  }
  return Object.keys(node.states).length === 0
}

type Nested = string | { [key: string]: Nested | undefined }

function toPath(value: Nested): string {
  if (typeof value === 'string') return value
  const [entry] = Object.entries(value)
  if (!entry?.[1]) return ''
  const rest = toPath(entry[1])
  return rest === '' ? entry[0] : `${entry[0]}.${rest}`
}

function toValue(path: string): Nested {
  const [head = '', ...rest] = path.split('.')
  return rest.length === 0 ? head : { [head]: toValue(rest.join('.')) }
}
