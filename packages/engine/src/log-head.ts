import { hash } from 'node:crypto'
import type { ChainCheck, Fault } from './chain-check.ts'
import type { Position } from './event-store.ts'
import { hashAlgorithm } from './hash-chain.ts'

/** Streams that may lose events rightfully (keys, sign-ins): their chains count in no head. */
const leftOut = ['key-', 'session-']

/** How far each chain has come: what an auditor keeps, to prove later that nothing was taken away. */
export interface LogHead {
  readonly logId: string
  readonly position: Position | null
  readonly hashAlgorithm: string
  /** Digest over all chains, in the order of their names. */
  readonly digest: string
  /** Last revision and hash by stream. */
  readonly streams: Readonly<Record<string, readonly [revision: number, hash: string]>>
}

export function headOf(logId: string, position: Position | null, chains: ChainCheck): LogHead {
  const kept = [...chains.ends()].filter(([stream]) => !leftOut.some((prefix) => stream.startsWith(prefix)))
  kept.sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = kept.map(([stream, revision, digest]) => `${stream} ${revision} ${digest}`)
  const streams = Object.fromEntries(kept.map(([stream, revision, digest]) => [stream, [revision, digest] as const]))
  return { logId, position, hashAlgorithm, digest: hash(hashAlgorithm, lines.join('\n'), 'hex'), streams }
}

/** What `now` lacks of an earlier head; streams whose own chains are broken are told already. */
export function compareHeads(before: LogHead, now: LogHead, chains: ChainCheck): readonly Fault[] {
  if (before.logId !== now.logId) {
    const message = `The head is of the log ${before.logId}, this is ${now.logId}.`
    return [{ code: 'other_log', stream: '', revision: -1, position: null, message }]
  }
  const faults: Fault[] = []
  for (const [stream, [revision, digest]] of Object.entries(before.streams)) {
    if (chains.isBroken(stream)) continue
    const fault = headFault(revision, digest, now.streams[stream], chains.pinned(stream))
    if (fault) faults.push({ stream, revision: now.streams[stream]?.[0] ?? -1, position: null, ...fault })
  }
  return faults
}

function headFault(
  revision: number,
  digest: string,
  now: readonly [number, string] | undefined,
  pinned: string | null,
): Pick<Fault, 'code' | 'message'> | null {
  if (!now) return { code: 'stream_removed', message: `The head has it up to revision ${revision}; it is gone.` }
  if (now[0] < revision) {
    return {
      code: 'tail_cut',
      message: `The head has revision ${revision}; it ends at ${now[0]} (cut, or an older copy).`,
    }
  }
  if (pinned === digest) return null
  return { code: 'stream_changed', message: `Revision ${revision} is not the one of the head: history was rewritten.` }
}
