import { hash } from 'node:crypto'
import { validate as isUuid } from 'uuid'
import { eventIds } from './encode.ts'
import type { Metadata } from './envelope.ts'
import type { EventStore, Position, StoredEvent } from './event-store.ts'
import { eventHash, hashAlgorithm, splitHash } from './hash-chain.ts'

/** Streams that may lose events rightfully (keys, sign-ins): their chains count in no head. */
const leftOut = ['key-', 'session-']

/** Something that a chain or a head does not bear out. */
export interface Fault {
  readonly code:
    | 'changed'
    | 'missing'
    | 'out_of_order'
    | 'unreadable'
    | 'foreign_id'
    | 'tail_cut'
    | 'stream_removed'
    | 'stream_changed'
    | 'other_log'
  readonly stream: string
  readonly revision: number
  readonly position: Position | null
  readonly message: string
}

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

export interface Verification {
  readonly events: number
  readonly streams: number
  /** The first fault of each stream, in the order of the log; at most `maxFaults`. */
  readonly faults: readonly Fault[]
  readonly head: LogHead
}

export interface VerifyOptions {
  /** A head that was exported earlier: finds a cut tail, a removed stream, an older copy as well. */
  readonly against?: LogHead
  readonly onProgress?: (events: number) => void
  readonly maxFaults?: number
}

interface Chain {
  revision: number
  hash: string
  commandId: string
  index: number
  /** Hash at the revision that the head to compare with names. */
  pinned: string | null
}

const pageSize = 1_000

/** Recomputes every chain of the log. Reads it once; keeps one entry for each stream. */
export async function verifyLog(store: EventStore, options: VerifyOptions = {}): Promise<Verification> {
  const chains = new ChainCheck(options.against)
  const faults: Fault[] = []
  let events = 0
  let position: Position | null = null
  for (let end = false; !end; ) {
    const page = await store.readAll(position, pageSize)
    for (const event of page.events) {
      const fault = chains.check(event)
      if (fault) faults.push(fault)
    }
    events += page.events.length
    position = page.next ?? position
    end = page.end
    options.onProgress?.(events)
  }
  const head = chains.head(store.logId, position)
  if (options.against) faults.push(...compareHeads(options.against, head, chains))
  return { events, streams: chains.size, faults: faults.slice(0, options.maxFaults ?? 100), head }
}

/** Recomputes the chain of one stream from its first event on: null where it holds. */
export function verifyStream(events: readonly StoredEvent[]): Fault | null {
  const chains = new ChainCheck()
  for (const event of events) {
    const fault = chains.check(event)
    if (fault) return fault
  }
  return null
}

class ChainCheck {
  readonly #chains = new Map<string, Chain>()
  readonly #broken = new Set<string>()
  readonly #against: LogHead | undefined

  constructor(against?: LogHead) {
    this.#against = against
  }

  get size(): number {
    return this.#chains.size
  }

  pinned(stream: string): string | null {
    return this.#chains.get(stream)?.pinned ?? null
  }

  isBroken(stream: string): boolean {
    return this.#broken.has(stream)
  }

  /** The first fault of a stream is told, what follows from it is not. */
  check(event: StoredEvent): Fault | null {
    const chain = this.#chains.get(event.stream)
    const split = splitHash(event.metadata)
    const metadata = split && readMetadata(event.metadata)
    const fault = faultOf(event, chain, split, metadata)
    const digest = split?.hash ?? ''
    const commandId = metadata?.commandId ?? ''
    const pin = this.#against?.streams[event.stream]?.[0]
    this.#chains.set(event.stream, {
      revision: event.revision,
      hash: digest,
      commandId,
      index: chain && chain.commandId === commandId ? chain.index + 1 : 0,
      pinned: event.revision === pin ? digest : (chain?.pinned ?? null),
    })
    if (!fault || this.#broken.has(event.stream)) return null
    this.#broken.add(event.stream)
    return { stream: event.stream, revision: event.revision, position: event.position, ...fault }
  }

  head(logId: string, position: Position | null): LogHead {
    const names = [...this.#chains.keys()].filter((name) => !leftOut.some((prefix) => name.startsWith(prefix))).sort()
    const streams: Record<string, readonly [number, string]> = {}
    const lines: string[] = []
    for (const name of names) {
      const chain = this.#chains.get(name)
      if (!chain) continue
      streams[name] = [chain.revision, chain.hash]
      lines.push(`${name} ${chain.revision} ${chain.hash}`)
    }
    return { logId, position, hashAlgorithm, digest: hash(hashAlgorithm, lines.join('\n'), 'hex'), streams }
  }
}

function readMetadata(text: string): Metadata | null {
  try {
    return JSON.parse(text)
  } catch {
    // told as a fault of the event
    return null
  }
}

function faultOf(
  event: StoredEvent,
  chain: Chain | undefined,
  split: { metadata: string; hash: string } | null,
  metadata: Metadata | null,
): Pick<Fault, 'code' | 'message'> | null {
  const expected = chain ? chain.revision + 1 : 0
  if (event.revision > expected) {
    return { code: 'missing', message: `Revision ${expected} is missing before revision ${event.revision}.` }
  }
  if (event.revision < expected) {
    return { code: 'out_of_order', message: `Revision ${event.revision} comes after revision ${expected - 1}.` }
  }
  if (!split || !metadata) return { code: 'unreadable', message: 'The metadata is not readable, or has no hash.' }
  if (metadata.prevHash !== (chain?.hash ?? null)) {
    return {
      code: 'changed',
      message: 'It does not follow the event before it: one of the two was changed or swapped.',
    }
  }
  if (eventHash({ ...event, metadata: split.metadata }) !== split.hash) {
    return { code: 'changed', message: 'Its bytes do not give its hash: it was changed.' }
  }
  const index = chain?.commandId === metadata.commandId ? chain.index + 1 : 0
  if (!isUuid(metadata.commandId) || eventIds(metadata.commandId)(index) !== event.id) {
    return { code: 'foreign_id', message: 'Its id is not that of its command: it was changed.' }
  }
  return null
}

function compareHeads(before: LogHead, now: LogHead, chains: ChainCheck): readonly Fault[] {
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
