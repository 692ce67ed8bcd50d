/** Everything that `code` (packages/domain/src/event.ts) does not take inside a code. */
const foreign = /[^\p{L}\p{N} ._:/&()-]+/gu
/** A code begins with a letter or a figure. */
const badStart = /^[^\p{L}\p{N}]+/u
const longest = 80

/** One line of text: control characters and runs of white space become one space. */
export function lineOf(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ')
    .trim()
}

/**
 * The code under which a name of a source is registered: the name itself where it can be one; what a code can't hold
 * becomes a hyphen. Null where nothing is left of it. Names that differ in white space alone have one code.
 */
export function codeOf(name: string): string | null {
  const code = lineOf(name).replaceAll(foreign, '-').replace(badStart, '').trim()
  if (code === '') return null
  return code.length <= longest ? code : shortened(code)
}

/** Cut, with a sum of all of it at the end, so that long names that begin alike stay apart. */
function shortened(code: string): string {
  let sum = 5_381n
  for (const symbol of code) sum = (sum * 33n + BigInt(symbol.codePointAt(0) ?? 0)) % 2n ** 40n
  const tail = sum.toString(36).padStart(8, '0')
  const kept = [...code]
  while (kept.join('').length > longest - tail.length - 1) kept.pop()
  return `${kept.join('').trim()}-${tail}`
}
