import { validate as isUuid } from 'uuid'
import { eventIds } from './encode.ts'
import type { Metadata } from './envelope.ts'
import type { Position, StoredEvent } from './event-store.ts'
import { eventHash, splitHash } from './hash-chain.ts'

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

/** How far the chain of one stream has come. */
interface Chain {
  revision: number
  hash: string
  commandId: string
  index: number
  /** Hash at the revision that was asked for. */
  pinned: string | null
}

/** Follows the chains of a log, event by event in its order. */
export class ChainCheck {
  readonly #chains = new Map<string, Chain>()
  readonly #broken = new Set<string>()
  readonly #pins: Pins

  /** `pins` are revisions whose hashes are wanted afterwards. */
  constructor(pins: Pins = {}) {
    this.#pins = pins
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
    const pin = this.#pins[event.stream]?.[0]
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

  /** Last revision and hash of each stream, in the order of their first events. */
  *ends(): Generator<readonly [stream: string, revision: number, hash: string]> {
    for (const [stream, { revision, hash }] of this.#chains) yield [stream, revision, hash]
  }
}

type Pins = Readonly<Record<string, readonly [revision: number, ...unknown[]]>>

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
