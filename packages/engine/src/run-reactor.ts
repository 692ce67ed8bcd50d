import type { Metadata } from './envelope.ts'
import { LogUnavailable, NodeOlderThanLog } from './errors.ts'
import type { EventStore, StoredEvent } from './event-store.ts'
import { keepFollowing, pause } from './follow-log.ts'
import type { CommandResult } from './handle-command.ts'
import { type PendingCommand, type Reactor, type ReactorChange, type ReactorMemory, reactionId } from './reactor.ts'
import { eventBatches } from './subscription.ts'

/** What became of a command that a reactor asked for; `failed` is a defect, and told so that somebody looks at it. */
export type ReactionOutcome = CommandResult | { readonly outcome: 'failed'; readonly error: unknown }

export interface RunReactorOptions<Event, Ask> {
  readonly store: EventStore
  readonly reactor: Reactor<Event, Ask>
  readonly memory: ReactorMemory<Ask>
  /** Gives the command under its id. A refusal is an answer too: what was to be done is no longer called for. */
  readonly dispatch: (command: PendingCommand<Ask>) => Promise<CommandResult>
  readonly signal: AbortSignal
  readonly onOutcome?: (command: PendingCommand<Ask>, outcome: ReactionOutcome) => void
  /** ISO 8601 in UTC with milliseconds. */
  readonly now?: () => string
  /** Most events of one batch. */
  readonly batchSize?: number
  /** How long a busy log grows before it is noted again, in milliseconds: one transaction for all that came in. 0 where not given. */
  readonly gatherMs?: number
  /** How long until the log, or a command that could not be decided, is tried again, in milliseconds. */
  readonly retryMs?: number
}

/**
 * Reads the log from the checkpoint on, notes what its events ask for, and does what is due once the end was reached: what a
 * later event called off, or another node did, is never tried. Each command is given at least once until it has an answer,
 * and its id makes that once. Throws what `memory` and `react` throw.
 */
export async function runReactor<Event, Ask>(options: RunReactorOptions<Event, Ask>): Promise<void> {
  const ending = new AbortController()
  const both = { ...options, signal: AbortSignal.any([options.signal, ending.signal]) }
  const clock = new Clock()
  const end = () => ending.abort()
  const settled = await Promise.allSettled([noteAll(both, clock).finally(end), act(both, clock).finally(end)])
  for (const half of settled) if (half.status === 'rejected') throw half.reason
}

async function noteAll<Event, Ask>(options: RunReactorOptions<Event, Ask>, clock: Clock): Promise<void> {
  const { memory, signal, retryMs = defaultRetryMs } = options
  while ((await keepFollowing(() => note(options, clock), signal, retryMs)) === 'rebuildNeeded') memory.clear()
}

const defaultRetryMs = 1_000
/** Most events between two saves. */
const defaultBatchSize = 1_000

async function note<Event, Ask>(options: RunReactorOptions<Event, Ask>, clock: Clock): Promise<void> {
  const { store, reactor, memory, signal, batchSize = defaultBatchSize, gatherMs = 0 } = options
  for await (const batch of eventBatches(store, { after: memory.checkpoint(), signal, size: batchSize })) {
    if (signal.aborted) return
    if (batch.position !== memory.checkpoint())
      memory.save(
        batch.events.flatMap((stored) => changesBy(stored, reactor)),
        batch.position,
      )
    if (batch.caughtUp) clock.start()
    clock.ring()
    if (batch.caughtUp && gatherMs > 0) await pause(gatherMs, signal)
  }
}

/** What JSON.stringify writes of a command that no event caused: somebody's own, and none of a reactor's. */
const nobodysReaction = '"causationId":null'

function changesBy<Event, Ask>(stored: StoredEvent, reactor: Reactor<Event, Ask>): ReactorChange<Ask>[] {
  if (!reactor.prefixes.some((prefix) => stored.stream.startsWith(prefix))) return []
  const event = reactor.decode(stored)
  const own = !stored.metadata.includes(nobodysReaction)
  // most events are neither: their metadata need not be parsed
  if (event === null && !own) return []
  const { commandId, correlationId }: Metadata = JSON.parse(stored.metadata)
  const changes: ReactorChange<Ask>[] = own ? [{ kind: 'settle', commandId }] : []
  if (event === null) return changes
  for (const reaction of reactor.react(event)) {
    if (reaction.kind === 'callOff') {
      changes.push(reaction)
      continue
    }
    const { name, ask, wakeAt = '', key = null } = reaction
    const id = reactionId(reactor.name, stored.id, name)
    const command = { commandId: id, ask, wakeAt, key, causationId: stored.id, correlationId }
    changes.push({ kind: 'add', command })
  }
  return changes
}

/** Commands that are given at a time. */
const atOnce = 32
/** A clock that is set forward, or a machine that slept, is noticed within this time, in milliseconds. */
const longestSleep = 30_000

async function act<Event, Ask>(options: RunReactorOptions<Event, Ask>, clock: Clock): Promise<void> {
  const { memory, signal, now = () => new Date().toISOString() } = options
  await clock.started(signal)
  while (!signal.aborted) {
    const due = memory.due(now(), atOnce)
    if (due.length > 0) {
      const changes = await Promise.all(due.map((command) => give(command, options)))
      memory.save(changes, null)
      continue
    }
    const next = memory.nextWakeAt()
    const sleep = next === null ? longestSleep : Date.parse(next) - Date.parse(now())
    await clock.sleep(Math.min(longestSleep, Math.max(1, sleep)), signal)
  }
}

async function give<Event, Ask>(
  command: PendingCommand<Ask>,
  options: RunReactorOptions<Event, Ask>,
): Promise<ReactorChange<Ask>> {
  const { dispatch, onOutcome, now = () => new Date().toISOString(), retryMs = defaultRetryMs } = options
  const { commandId } = command
  const later = () => {
    const wakeAt = new Date(Date.parse(now()) + retryMs).toISOString()
    return { kind: 'postpone', commandId, wakeAt } as const
  }
  try {
    const result = await dispatch(command)
    onOutcome?.(command, result)
    return result.outcome === 'contended' ? later() : { kind: 'settle', commandId }
  } catch (error) {
    // a newer node decides it, or this one once it was updated
    if (error instanceof LogUnavailable || error instanceof NodeOlderThanLog) return later()
    onOutcome?.(command, { outcome: 'failed', error })
    return { kind: 'settle', commandId }
  }
}

/** Wakes whoever acts: when the log's end was first reached, and whenever there is something new to do. */
class Clock {
  readonly #started = Promise.withResolvers<void>()
  #alarm = new AbortController()

  start(): void {
    this.#started.resolve()
  }

  ring(): void {
    this.#alarm.abort()
  }

  async started(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#started.resolve(), { once: true })
    if (!signal.aborted) await this.#started.promise
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    await pause(ms, AbortSignal.any([signal, this.#alarm.signal]))
    this.#alarm = new AbortController()
  }
}
