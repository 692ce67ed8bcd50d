import {
  type CalendarEvent,
  type ClockName,
  calendarEvents,
  deadlineKinds,
  endedBy,
  type RequestEvent,
  type RequestEventOf,
  requestEvents,
} from '@wubu/domain'
import { decodeEvent, isKnown, type Position, type Reactor, type StoredEvent } from '@wubu/engine'

/** What a timer asks for when its instant has come, or a calendar once it was set. */
export type TimerAsk =
  | {
      readonly kind: 'warn-deadline' | 'expire-deadline'
      readonly stream: string
      readonly deadlineId: string
      /** The instant that it is about. */
      readonly at: string
    }
  | { readonly kind: 'recompute'; readonly year: number; readonly position: Position }
  | Release

/** What followed a request that was withdrawn goes its own way; `cause`: the command that withdrew it. */
export interface Release {
  readonly kind: 'release'
  readonly leading: string
  readonly cause: string
  readonly position: Position
}

interface Noted {
  readonly stored: StoredEvent
  readonly event: RequestEvent | CalendarEvent
  readonly recordedAt: string
  readonly commandId: string
}
type Reactions = ReturnType<Reactor<Noted, TimerAsk>['react']>

/** Requests that were decided on meanwhile by a node that did not know the new year yet are looked at once more. */
const againAfterMs = 60_000

/** As a rule whoever withdraws has done it by then; this is for a node that was killed in between. */
const releaseAfterMs = 10_000

/**
 * 计时: for every due date that is set a warning and an expiry, called off by what ends its clock or sets it anew; for every year
 * of the calendar that is set, the due dates that it touches; for every request that is withdrawn, what followed it. Whether anything is due then is for the request to decide.
 */
export const timers: Reactor<Noted, TimerAsk> = {
  name: 'timers',
  prefixes: ['request-', 'calendar-'],
  decode: (stored) => {
    const catalogue = stored.stream.startsWith('calendar-') ? calendarEvents : requestEvents
    if (!isOfInterest(stored.type)) return null
    const decoded = decodeEvent(stored, catalogue)
    if (!isKnown(decoded, catalogue)) return null
    // sealed fields stay sealed: a timer needs none of them
    const event: unknown = { type: decoded.type, data: decoded.data }
    const { recordedAt, commandId } = decoded.metadata
    return { stored, event: event as Noted['event'], recordedAt, commandId }
  },
  react: ({ stored: { stream, position }, event, recordedAt, commandId }) => {
    if (event.type === 'CalendarYearSet') return yearSet(event.data.year, position, recordedAt)
    if (event.type === 'RequestWithdrawn') {
      const release = { kind: 'release', leading: stream.slice('request-'.length), cause: commandId, position } as const
      return [...clocksEnded(stream, event), released(release, recordedAt)]
    }
    return event.type === 'DeadlineSet' ? deadlineSet(stream, event.data) : clocksEnded(stream, event)
  },
}

/** Every version of a node must find the same ones. */
function isOfInterest(type: string): boolean {
  return type === 'CalendarYearSet' || type === 'DeadlineSet' || ending.has(type)
}

const ending: ReadonlySet<string> = new Set(
  Object.keys(requestEvents).filter((type) => {
    const bare: unknown = { type, data: {} }
    return endedBy(bare as RequestEvent) !== null
  }),
)

function deadlineSet(stream: string, data: RequestEventOf<'DeadlineSet'>['data']): Reactions {
  const { deadlineId, kind, dueAt, warnAt } = data
  const expiry = { kind: 'expire-deadline', stream, deadlineId, at: dueAt } as const
  const reactions: Reactions[number][] = [
    // what happens at the due instant itself is still in time
    { kind: 'ask', name: 'expire', ask: expiry, wakeAt: oneMsAfter(dueAt), key: keyOf(stream, data, 'expire') },
  ]
  const warnKey = keyOf(stream, data, 'warn')
  // nobody is late with an evaluation: it lapses
  if (warnAt === null || kind === 'evaluation') return [...reactions, { kind: 'callOff', key: warnKey }]
  const warning = { kind: 'warn-deadline', stream, deadlineId, at: warnAt } as const
  return [...reactions, { kind: 'ask', name: 'warn', ask: warning, wakeAt: warnAt, key: warnKey }]
}

/** Of parts that end with their request nobody knows the names here: their timers ring, and find nothing to do. */
function clocksEnded(stream: string, event: RequestEvent): Reactions {
  const ended = endedBy(event)
  if (!ended) return []
  const part = 'assignmentId' in event.data ? event.data.assignmentId : null
  const names: readonly ClockName[] = [part, null].flatMap((assignmentId) =>
    deadlineKinds.map((kind) => ({ kind, assignmentId })),
  )
  return names
    .filter(ended)
    .flatMap((name) =>
      (['warn', 'expire'] as const).map((what) => ({ kind: 'callOff', key: keyOf(stream, name, what) })),
    )
}

function released(ask: Release, recordedAt: string): Reactions[number] {
  const wakeAt = new Date(Date.parse(recordedAt) + releaseAfterMs).toISOString()
  return { kind: 'ask', name: 'release', ask, wakeAt, key: `request-${ask.leading} release` }
}

function yearSet(year: number, position: Position, recordedAt: string): Reactions {
  const ask = { kind: 'recompute', year, position } as const
  const wakeAt = new Date(Date.parse(recordedAt) + againAfterMs).toISOString()
  return [
    { kind: 'ask', name: 'recompute', ask, key: `recompute ${year}` },
    { kind: 'ask', name: 'recompute again', ask, wakeAt, key: `recompute ${year} again` },
  ]
}

/** One clock has one timer of each kind, whichever due date it has by now. */
function keyOf(stream: string, { kind, assignmentId }: ClockName, what: 'warn' | 'expire'): string {
  return `${stream} ${kind} ${assignmentId ?? '-'} ${what}`
}

function oneMsAfter(instant: string): string {
  return new Date(Date.parse(instant) + 1).toISOString()
}
