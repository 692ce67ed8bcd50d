/** Two of the four words of a UUID, and a revision. */
const fields = 3
const nothing: readonly number[] = []

/**
 * Which commands are in a stream, and the last revision of each, in few bytes: with the answers themselves, long streams would
 * fill the memory with what hardly anybody asks for again. 64 bits of a command's id are kept, so that a hit has to be looked
 * up in the log before it is believed; a miss is certain.
 */
export class PastCommands {
  static readonly none = new PastCommands([], 0)
  /** Shared with the versions before: each knows how much of it is its own. */
  readonly #entries: number[]
  readonly #length: number

  private constructor(entries: number[], length: number) {
    this.#entries = entries
    this.#length = length
  }

  has(commandId: string): boolean {
    return this.revisionsOf(commandId).length > 0
  }

  /** Where the last event of this command may be; more than one where ids are alike in what is kept of them. */
  revisionsOf(commandId: string): readonly number[] {
    const first = wordAt(commandId, 0)
    const last = wordAt(commandId, 28)
    const entries = this.#entries
    let found = nothing
    for (let at = 0; at < this.#length; at += fields) {
      if (entries[at] === first && entries[at + 1] === last) found = [...found, entries[at + 2] ?? 0]
    }
    return found
  }

  /** With a command whose last event has this revision; this one stays as it is. */
  with(commandId: string, revision: number): PastCommands {
    // another version may have gone on from here already
    const isNewest = this.#entries.length === this.#length && this !== PastCommands.none
    const entries = isNewest ? this.#entries : this.#entries.slice(0, this.#length)
    entries.push(wordAt(commandId, 0), wordAt(commandId, 28), revision)
    return new PastCommands(entries, this.#length + fields)
  }
}

function wordAt(uuid: string, from: number): number {
  return Number.parseInt(uuid.slice(from, from + 8), 16) | 0
}
