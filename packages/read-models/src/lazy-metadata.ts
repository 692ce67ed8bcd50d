import type { Metadata } from '@wubu/engine'

/**
 * Metadata that are read from their text as they are asked for: read models want three of the twelve fields, and parsing all of
 * them takes a fifth of a rebuild. A quote within a text is stored behind a backslash, so that a name in quotes and its
 * colon are that field; the fields within `actor`, `machine`, `from` and `to` are called otherwise.
 */
export class LazyMetadata implements Metadata {
  readonly #text: string
  #parsed: Metadata | null = null

  constructor(text: string) {
    this.#text = text
  }

  get occurredAt() {
    return this.#textOf('"occurredAt":"') ?? this.#all.occurredAt
  }

  get to() {
    return this.#objectOf<Metadata['to']>('"to":{') ?? this.#all.to
  }

  get from() {
    return this.#objectOf<Metadata['from']>('"from":{') ?? this.#all.from
  }

  get commandId() {
    return this.#all.commandId
  }

  get commandHash() {
    return this.#all.commandHash
  }

  get correlationId() {
    return this.#all.correlationId
  }

  get causationId() {
    return this.#all.causationId
  }

  get actor() {
    return this.#all.actor
  }

  get recordedAt() {
    return this.#all.recordedAt
  }

  get machine() {
    return this.#all.machine
  }

  get prevHash() {
    return this.#all.prevHash
  }

  get hash() {
    return this.#all.hash
  }

  get #all(): Metadata {
    this.#parsed ??= JSON.parse(this.#text) as Metadata
    return this.#parsed
  }

  /** An instant, in which nothing is escaped. */
  #textOf(begin: string): string | undefined {
    const at = this.#text.indexOf(begin)
    const end = this.#text.indexOf('"', at + begin.length)
    return at === -1 || end === -1 ? undefined : this.#text.slice(at + begin.length, end)
  }

  /** A flat object of state names, which hold no braces. */
  #objectOf<T>(begin: string): T | undefined {
    const at = this.#text.indexOf(begin)
    const end = this.#text.indexOf('}', at)
    return at === -1 || end === -1 ? undefined : JSON.parse(this.#text.slice(at + begin.length - 1, end + 1))
  }
}
