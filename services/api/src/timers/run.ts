import { type CommandResult, type PendingCommand, type ReactorMemory, runReactor } from '@wubu/engine'
import { releaseFollowers } from '../merged.ts'
import { Refused } from '../refused.ts'
import { type TimerNode, timerActor } from './node.ts'
import { type Release, type TimerAsk, timers } from './reactor.ts'
import { recomputeOpen } from './recompute.ts'

/** Changed with what the reactor notes: memories of another version react to the whole log again. */
export const timersVersion = 2

export interface RunTimersOptions {
  readonly memory: ReactorMemory<TimerAsk>
  readonly signal: AbortSignal
  /** Told of what failed: a defect. */
  readonly onFailure: (error: unknown) => void
  /** How long until what could not be done is tried again, in milliseconds. */
  readonly retryMs?: number
}

/**
 * Runs the timers of a node until `signal`. Every node of a log runs them: their commands carry the same ids, so that each is done
 * once, whoever comes first. After a stop of any length what became due meanwhile is done in its order.
 */
export function runTimers(node: TimerNode, options: RunTimersOptions): Promise<void> {
  const { memory, signal, onFailure, retryMs } = options
  return runReactor<Parameters<typeof timers.react>[0], TimerAsk>({
    store: node.store,
    reactor: timers,
    memory,
    signal,
    now: () => node.now(),
    // nothing is due within a moment of being set
    gatherMs: 500,
    dispatch: (pending) => dispatch(node, pending),
    onOutcome: (_pending, result) => {
      if (result.outcome === 'failed') onFailure(result.error)
    },
    ...(retryMs !== undefined && { retryMs }),
  })
}

function dispatch(node: TimerNode, { ask, ...ids }: PendingCommand<TimerAsk>): Promise<CommandResult> {
  const { commandId, correlationId, causationId } = ids
  if (ask.kind === 'recompute') return recomputeOpen(node, ask, ids)
  if (ask.kind === 'release') return release(node, ask)
  const { kind, stream, deadlineId, at } = ask
  let now = node.now()
  // a clock that was set back since it rang must not make the timer be refused as too early: it rings once
  if (now < at) now = at
  const meta = { now, actor: timerActor, reference: node.reference }
  const command = { type: kind, data: { deadlineId }, meta } as const
  return node.requests.handle({ stream, command, commandId, correlationId, causationId })
}

/** Each follower has a command of its own; where all were released before, or there were none, there is nothing to do. */
async function release(node: TimerNode, { leading, cause, position }: Release): Promise<CommandResult> {
  try {
    if (!(await releaseFollowers(node, leading, cause, position))) return { outcome: 'contended' }
  } catch (error) {
    if (error instanceof Refused && error.code === 'contended') return { outcome: 'contended' }
    throw error
  }
  return { outcome: 'refused', refusal: { code: 'wrong_state' }, revision: -1 }
}
