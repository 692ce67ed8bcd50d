/** Drafts in this browser, by account and name; one not touched for so long is removed when the console is next opened. */
const prefix = 'wubu.draft.'
const longestMs = 7 * 86_400_000

export interface KeptDraft {
  readonly values: unknown
  /** Of the try to send it whose outcome is not known; the same again is done once. */
  readonly key: string
  /** Epoch ms. */
  readonly savedAt: number
}

export function keepDraft(account: string, name: string, draft: KeptDraft): void {
  localStorage.setItem(placeOf(account, name), JSON.stringify(draft))
}

export function discardDraft(account: string, name: string): void {
  localStorage.removeItem(placeOf(account, name))
}

export function keptDraft(account: string, name: string): KeptDraft | null {
  return read(placeOf(account, name))
}

export function countDrafts(account: string): number {
  return places(placeOf(account, '')).length
}

export function discardDrafts(account: string): void {
  for (const place of places(placeOf(account, ''))) localStorage.removeItem(place)
}

/** They may hold what a resident told: they don't stay for ever on a computer that many use. */
export function discardOldDrafts(now = Date.now()): void {
  for (const place of places(prefix)) {
    const draft = read(place)
    if (draft === null || draft.savedAt < now - longestMs) localStorage.removeItem(place)
  }
}

function placeOf(account: string, name: string): string {
  return `${prefix}${account}.${name}`
}

function places(beginning: string): string[] {
  return Object.keys(localStorage).filter((place) => place.startsWith(beginning))
}

function read(place: string): KeptDraft | null {
  const text = localStorage.getItem(place)
  if (text === null) return null
  try {
    const parsed: Partial<KeptDraft> | null = JSON.parse(text)
    const { key, savedAt } = parsed ?? {}
    return typeof key === 'string' && typeof savedAt === 'number' ? { values: parsed?.values, key, savedAt } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
