/** One file with one place changed. */
export interface Mutant {
  readonly file: string
  readonly line: number
  /** What became what. */
  readonly change: string
  readonly before: string
  readonly after: string
}

/** Text that is replaced, where it stands alone, by each of its mutations. */
const operators: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ === /g, [' !== ']],
  [/ !== /g, [' === ']],
  [/ <= /g, [' < ', ' > ']],
  [/ >= /g, [' > ', ' < ']],
  [/ < (?!\/)/g, [' <= ', ' >= ']],
  [/ > /g, [' >= ', ' <= ']],
  [/ && /g, [' || ']],
  [/ \|\| /g, [' && ']],
  [/ \+ (?=[\w(])/g, [' - ']],
  [/ - (?=[\w(])/g, [' + ']],
  [/ \* (?=[\w(])/g, [' / ']],
  [/\btrue\b/g, ['false']],
  [/\bfalse\b/g, ['true']],
  [/(?<![\w.'-])[1-9][0-9]*(?![\w.'-])/g, ['0']],
  [/\.some\(/g, ['.every(']],
  [/\.every\(/g, ['.some(']],
  [/Math\.max\(/g, ['Math.min(']],
  [/Math\.min\(/g, ['Math.max(']],
  [/ \?\? null\b/g, [' && null']],
  [/(?<=\bif \()(?=[\w!(])/g, ['!']],
]

/** Every mutant of a source, in the order of its lines. Imports, types and comments are left alone. */
export function mutantsOf(file: string, source: string): readonly Mutant[] {
  const lines = source.split('\n')
  const found: Mutant[] = []
  let inType = false
  for (const [index, line] of lines.entries()) {
    if (/^(export )?(interface|type) /.test(line)) inType = !/^(export )?type .*[^=|]$/.test(line) || line.endsWith('{')
    if (!inType && mutable(line)) {
      for (const changed of changesOf(line)) {
        const after = lines.with(index, changed).join('\n')
        found.push({ file, line: index + 1, change: `${line.trim()}  →  ${changed.trim()}`, before: source, after })
      }
    }
    if (inType && (line === '' || line === '}' || /^}/.test(line))) inType = false
  }
  return found
}

function mutable(line: string): boolean {
  const text = line.trim()
  return text !== '' && !/^(import|export \{|\*|\/\*|\/\/|\| )/.test(text)
}

function changesOf(line: string): readonly string[] {
  const code = line.replace(/\/\/.*$/, '')
  return operators.flatMap(([pattern, replacements]) =>
    [...code.matchAll(pattern)].flatMap(({ index, 0: text }) => {
      // what stands in quotes is a name, not an operation
      if (isQuoted(code, index)) return []
      return replacements.map((by) => line.slice(0, index) + by + line.slice(index + text.length))
    }),
  )
}

function isQuoted(code: string, index: number): boolean {
  const before = code.slice(0, index)
  return [`'`, '`', '"'].some((quote) => (before.split(quote).length - 1) % 2 === 1)
}
