export interface LookUp {
  readonly name?: string
  readonly phone?: string
  readonly phoneTail?: string
  readonly idNumber?: string
}

/**
 * What somebody typed to find a resident, or to name a new one: `张三`, `1234` (end of the phone), a whole phone or ID number, or
 * several of them with blanks between. null where there is nothing to look for yet.
 */
export function lookUpOf(typed: string): LookUp | null {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  const found: { name?: string; phone?: string; phoneTail?: string; idNumber?: string } = {}
  const names: string[] = []
  for (const word of words) {
    if (/^\d{17}[\dXx]$/.test(word)) found.idNumber = word.toUpperCase()
    else if (/^\d{4}$/.test(word)) found.phoneTail = word
    else if (/^\+?[\d-]{7,}$/.test(word)) found.phone = word
    else if (!/^\d+$/.test(word)) names.push(word)
  }
  if (names.length > 0) found.name = names.join(' ')
  return Object.keys(found).length > 0 ? found : null
}
