/**
 * The event store port. Adapters keep what they are given to the letter: `data` and `metadata` are JSON texts whose bytes
 * the hash chain is computed over.
 */

/** JSON text as `toJsonText` made it; survives parse and stringify unchanged. */
export type JsonText = string & { readonly __jsonText: true }

/** Opaque and comparable with `<` within one log; begins with the log's id. */
export type Position = string & { readonly __position: true }

export interface EventToAppend {
  /** uuid5(commandId, index): the same for every retry of the command. */
  readonly id: string
  readonly type: string
  readonly schemaVersion: number
  readonly data: JsonText
  readonly metadata: JsonText
  /** HMAC of the command's body: tells a retry from another body under the same ids. Also inside `metadata`. */
  readonly commandHash: string
}

export interface StoredEvent {
  readonly id: string
  readonly stream: string
  /** From 0, without gaps. */
  readonly revision: number
  readonly position: Position
  readonly type: string
  readonly schemaVersion: number
  readonly data: JsonText
  readonly metadata: JsonText
}

/**
 * What became of an append. Never a throw for an outcome that a caller must handle.
 * - appended: now stored, `revision` and `position` are those of the last event of the batch.
 * - alreadyAppended: a retry; the batch was stored before with the same ids and command hash, at the expected revision.
 * - conflict: the stream is not at the expected revision; `actualRevision` is -1 where there is no such stream.
 * - idReused: events with these ids are there, but of another command hash, or only a part of the batch is.
 */
export type AppendResult =
  | { readonly outcome: 'appended' | 'alreadyAppended'; readonly revision: number; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly actualRevision: number }
  | { readonly outcome: 'idReused' }

export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** All that was in the log when the subscription reached its end was delivered; live from here on. */
  | { readonly kind: 'caughtUp'; readonly position: Position | null }
  /** Nothing of interest up to here: resume from `position`. */
  | { readonly kind: 'checkpoint'; readonly position: Position }

export interface ReadAllPage {
  readonly events: readonly StoredEvent[]
  /** Where to go on, also when the page is empty; null for an empty log. */
  readonly next: Position | null
  readonly end: boolean
}

export interface SubscribeOptions {
  /** Exclusive; null from the beginning. */
  readonly after: Position | null
  readonly signal: AbortSignal
  /** Only streams with one of these prefixes. */
  readonly prefixes?: readonly string[]
  /** Most events held for a slow reader. */
  readonly buffer?: number
}

export interface EventStore {
  readonly logId: string
  /** `expectedRevision` is exact: the revision of the stream's last event, or 'noStream'. One batch is atomic; an empty one is refused. */
  append(stream: string, expectedRevision: number | 'noStream', events: readonly EventToAppend[]): Promise<AppendResult>
  /** Events of one stream in order, from `fromRevision` on; empty where there is none. */
  readStream(stream: string, fromRevision?: number): Promise<readonly StoredEvent[]>
  /** A page of the whole log, exclusive of `after`. Throws UnknownPosition beyond the head or of another log. */
  readAll(after: Position | null, limit: number): Promise<ReadAllPage>
  /** Events after a position, then live ones, until aborted or closed (ends without error). Throws UnknownPosition as `readAll`. */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>
  /** Position of the last event; null for an empty log. */
  head(): Promise<Position | null>
  /** Ends subscriptions, settles what is in flight, frees what it holds. */
  close(): Promise<void>
}

/**
 * Most bytes of data and metadata of one append, so that no log takes more than another. EventStoreDB takes 1,048,576, names,
 * types and what an adapter adds to an event included.
 */
export const maxAppendBytes = 1_000_000
