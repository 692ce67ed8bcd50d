import { match, pinyin } from 'pinyin-pro'

export interface Named {
  readonly id: string
  readonly name: string
}

interface Indexed<T extends Named> {
  readonly entry: T
  readonly name: string
  readonly id: string
  /** First letters of each character's pinyin, such as `dsbt`. */
  readonly initials: string
}

/** What is typed, against id, name, pinyin and its initials; the best first. Made once for a list: pinyin costs more than looking. */
export class NameSearch<T extends Named> {
  readonly #indexed: readonly Indexed<T>[]

  constructor(entries: readonly T[]) {
    this.#indexed = entries.map((entry) => ({
      entry,
      name: entry.name.toLowerCase(),
      id: entry.id.toLowerCase(),
      initials: pinyin(entry.name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
        .join('')
        .toLowerCase(),
    }))
  }

  find(typed: string, limit = 50): readonly T[] {
    const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
    if (words.length === 0) return this.#indexed.slice(0, limit).map(({ entry }) => entry)
    const found: { readonly entry: T; readonly rank: number }[] = []
    for (const indexed of this.#indexed) {
      const ranks = words.map((word) => rankOf(indexed, word))
      if (!ranks.includes(null)) found.push({ entry: indexed.entry, rank: Math.max(...ranks.map(Number)) })
    }
    return found
      .sort((a, b) => a.rank - b.rank)
      .slice(0, limit)
      .map(({ entry }) => entry)
  }
}

/** The smaller the nearer; null where it does not fit. */
function rankOf({ id, name, initials }: Indexed<Named>, word: string): number | null {
  if (id === word || name === word) return 0
  if (id.startsWith(word) || name.startsWith(word)) return 1
  if (initials.startsWith(word)) return 2
  if (name.includes(word)) return 3
  if (initials.includes(word)) return 4
  // whole syllables, as `shebao` for 社保: the dearest look, so it is the last
  return /^[a-z]+$/.test(word) && match(name, word, { continuous: true }) !== null ? 5 : null
}
