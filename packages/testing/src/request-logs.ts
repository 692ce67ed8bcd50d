import {
  allowedCommands,
  channels,
  liveAssignments,
  type RequestCommand,
  type RequestCommandType,
  type RequestEvent,
  type RequestState,
  requestDecider,
} from '@wubu/domain'
import type { Actor, Recorded } from '@wubu/domain/decider'
import fc from 'fast-check'
import { actor, testNow } from './given.ts'
import { testReference } from './reference.ts'
import { requestCommand, staff } from './request-commands.ts'

/** An event as a log holds it, of one of several requests. */
export interface LoggedRequestEvent {
  readonly requestId: string
  /** From 0 within its request. */
  readonly revision: number
  readonly event: Recorded<RequestEvent>
}

type Log = readonly LoggedRequestEvent[]

/** What is tried next; where nothing can be done or the decider refuses, nothing happens. */
interface Attempt {
  readonly request: number
  readonly wait: number
  /** Which of the commands that the request allows. */
  readonly step: number
  readonly choice: number
  readonly other: number
}

const minute = 60_000
const day = 1_440 * minute
// zero: several events at one instant
const waits = [0, 1, minute, 37 * minute, day, 6 * day, 33 * day] as const
const items = ['pension-certificate', 'road-repair', 'no-limit'] as const
const units = ['civil-affairs', 'urban-management', 'street-1', 'community-1'] as const
const places = ['community-1', 'grid-1', 'grid-2', null] as const
const steps = [
  'accept-request',
  'classify-request',
  'dispatch-request',
  'acknowledge-assignment',
  'suspend-handling',
  'resume-handling',
  'complete-assignment',
  'return-assignment',
  'agree-return',
  'transfer-assignment',
  'cancel-assignment',
  'record-correction',
  'deliver-feedback',
  'evaluate-request',
  'reopen-request',
  'withdraw-request',
  'decline-request',
  'merge-request',
  'undo-merge',
] as const

const attempt: fc.Arbitrary<Attempt> = fc.record({
  request: fc.nat({ max: 4 }),
  wait: fc.nat({ max: waits.length - 1 }),
  step: fc.nat({ max: 59 }),
  choice: fc.nat({ max: 11 }),
  other: fc.nat({ max: 7 }),
})

/**
 * Logs of up to five requests as the request's decider writes them: with paper registered later, imports (also closed before
 * they were opened, due before they were accepted), suspended handling, returned leads, corrections, reopening and several events at one instant.
 */
export function requestLogs(mostAttempts = 100): fc.Arbitrary<Log> {
  return fc.array(attempt, { minLength: 4, maxLength: mostAttempts, size: 'max' }).map(play)
}

function play(attempts: readonly Attempt[]): Log {
  const log: LoggedRequestEvent[] = []
  const states = new Map<string, RequestState>()
  const revisions = new Map<string, number>()
  let now = Date.parse(testNow)
  for (const one of attempts) {
    now += waits[one.wait] ?? 0
    const requestId = `00000000-0000-4000-8000-00000000000${one.request}`
    const state = states.get(requestId) ?? requestDecider.initial
    const command = commandFor(one, requestId, state, now)
    const decision = command && requestDecider.decide(command, state)
    if (!command || !decision?.accepted) continue
    for (const event of decision.events) {
      const at = new Date(now).toISOString()
      const occurredAt = event.occurredAt ?? at
      const recorded = { ...event, occurredAt, recordedAt: at, actor: command.meta.actor }
      const before = states.get(requestId) ?? requestDecider.initial
      const after = requestDecider.evolve(before, recorded)
      const revision = revisions.get(requestId) ?? 0
      states.set(requestId, after)
      revisions.set(requestId, revision + 1)
      log.push({ requestId, revision, event: { ...recorded, to: requestDecider.stateValue(after, recorded) } })
    }
  }
  return log
}

function commandFor(one: Attempt, requestId: string, state: RequestState, epochMs: number): RequestCommand | null {
  const now = new Date(epochMs).toISOString()
  // most attempts find no request yet: they make one
  if (state === requestDecider.initial) {
    return one.step % 3 === 0 ? importing(one, requestId, epochMs) : registering(one, requestId, epochMs)
  }
  const possible = steps.filter((step) => {
    const by = actorFor(step, one.choice, state)
    return allowedCommands(state, { now, actor: by, reference: testReference }).includes(step)
  })
  const command = possible[one.step % Math.max(1, possible.length)]
  return command ? next(command, one, state, actorFor(command, one.choice, state), now) : null
}

function registering({ choice, other }: Attempt, requestId: string, epochMs: number): RequestCommand {
  const item = pick(items, choice)
  const paperAt = new Date(epochMs - other * day).toISOString()
  const paper = choice % 4 === 3 ? { occurredAt: paperAt, reason: 'no power' } : null
  const instant = choice % 4 === 2 ? { result: 'done' } : null
  const channel = pick(channels.slice(0, 3), other)
  const place = pick(places, other)
  const accept = choice % 3 !== 0
  const data = { requestId, channel, item, place, paper, instant, accept }
  return requestCommand('register-request', data, staff.window, new Date(epochMs).toISOString())
}

function importing({ choice, other }: Attempt, requestId: string, epochMs: number): RequestCommand {
  const openedAt = epochMs - other * 9 * day
  const at = (days: number | undefined) => (days === undefined ? null : new Date(openedAt + days * day).toISOString())
  const completed = [0, 5, undefined, 40, -1][(choice + other) % 5]
  const data = {
    requestId,
    channel: pick(channels, choice),
    source: { system: 'test', reference: requestId },
    item: pick(items, other),
    place: pick(places, choice),
    unit: pick(units, choice),
    address: null,
    description: null,
    openedAt: new Date(openedAt).toISOString(),
    dueAt: at([undefined, -2, 0, 5, 12, 400][choice % 6]),
    // nothing is closed in the future
    completedAt: completed !== undefined && openedAt + completed * day > epochMs ? null : at(completed),
  }
  return requestCommand('import-request', data, staff.importer, new Date(epochMs).toISOString())
}

function actorFor(command: RequestCommandType, choice: number, state: RequestState): Actor {
  const live = liveAssignments(state)
  switch (command) {
    case 'acknowledge-assignment':
    case 'complete-assignment':
    case 'return-assignment':
      return actor('handler', live[choice % Math.max(1, live.length)]?.unit ?? null)
    case 'reopen-request':
      return staff.supervisor
    case 'classify-request':
    case 'dispatch-request':
    case 'merge-request':
    case 'undo-merge':
    case 'agree-return':
    case 'transfer-assignment':
    case 'cancel-assignment':
    case 'suspend-handling':
    case 'resume-handling':
      return staff.dispatcher
    default:
      return staff.window
  }
}

function next(
  command: RequestCommandType,
  { choice, other }: Attempt,
  state: RequestState,
  by: Actor,
  now: string,
): RequestCommand | null {
  const live = liveAssignments(state)
  const own =
    by.role === 'dispatcher' ? live[choice % Math.max(1, live.length)] : live.find((one) => one.unit === by.unit)
  const assignmentId = own?.id ?? 'a1'
  switch (command) {
    case 'accept-request':
      return requestCommand(command, { item: pick(items, choice) }, by, now)
    case 'classify-request':
      return requestCommand(command, { item: pick(items, other), handlingKind: kindOf(choice) }, by, now)
    case 'dispatch-request':
      return requestCommand(command, { assignments: assignmentsFor(choice, other, state) }, by, now)
    case 'acknowledge-assignment':
      return requestCommand(command, { assignmentId }, by, now)
    case 'suspend-handling':
      return requestCommand(command, { reason: 'third-party' }, by, now)
    case 'resume-handling':
      return requestCommand(command, {}, by, now)
    case 'complete-assignment':
      return requestCommand(command, { assignmentId, result: 'done' }, by, now)
    case 'return-assignment':
      return requestCommand(command, { assignmentId, reason: 'other', note: 'not ours' }, by, now)
    case 'agree-return':
      return requestCommand(command, { assignmentId }, by, now)
    case 'transfer-assignment':
      return requestCommand(command, { assignmentId, toUnit: pick(units, other), note: 'theirs' }, by, now)
    case 'cancel-assignment':
      return requestCommand(command, { assignmentId, reason: 'not needed' }, by, now)
    case 'record-correction':
      return requestCommand(command, correctionFor(choice, other), by, now)
    case 'deliver-feedback':
      return requestCommand(command, { method: 'phone' }, by, now)
    case 'evaluate-request':
      return requestCommand(command, { level: 1 + (choice % 5), solved: other > 1 }, by, now)
    case 'reopen-request':
    case 'withdraw-request':
      return requestCommand(command, { reason: 'a reason' }, by, now)
    case 'merge-request':
      return merging(other, by, now)
    case 'undo-merge':
      return requestCommand(command, { reason: 'another place' }, by, now)
    case 'decline-request':
      return requestCommand(command, { ground: 'a law', goTo: 'an office' }, by, now)
    default:
      return null
  }
}

function merging(other: number, by: Actor, now: string): RequestCommand {
  const leading = `00000000-0000-4000-8000-00000000000${other}`
  const command = requestCommand('merge-request', { leading }, by, now)
  const merge = { requestId: '', leading: { at: 'handling.inProgress', leading: null }, followers: 0 }
  return { ...command, meta: { ...command.meta, merge } }
}

function assignmentsFor(choice: number, other: number, state: RequestState) {
  const lead = { unit: pick(units, choice), part: 'lead' as const }
  const support = { unit: pick(units, choice + 1 + (other % 3)), part: 'support' as const }
  if (liveAssignments(state).length > 0) return [choice % 2 === 0 ? lead : support]
  return choice % 3 === 0 ? [lead, support] : [lead]
}

function correctionFor(choice: number, other: number) {
  const reason = 'typed wrongly'
  if (choice % 3 === 0) return { field: 'item' as const, to: pick(items, other), reason }
  if (choice % 3 === 1) return { field: 'place' as const, to: pick(places, other) ?? 'grid-1', reason }
  return { field: 'channel' as const, to: pick(channels, other), reason }
}

function kindOf(choice: number) {
  return pick(['instant', 'time-limited', 'joint-meeting'] as const, choice)
}

function pick<T>(values: readonly [T, ...T[]] | readonly T[], index: number): T {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
