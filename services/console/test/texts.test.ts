import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import t from 'tap'

const src = join(dirname(fileURLToPath(import.meta.url)), '../src')
const chinese = /[\u3400-\u9fff\uff00-\uffef]/

t.test('the texts of a room', async (t) => {
  for (const file of globSync('**/texts.zh.ts', { cwd: src }).sort()) {
    t.test(`have the same keys and arguments in both languages: ${file}`, async (t) => {
      const { zh } = await import(pathToFileURL(join(src, file)).href)
      const { en } = await import(pathToFileURL(join(src, file.replace('.zh.', '.en.'))).href)
      t.same(shapeOf(en), shapeOf(zh))
    })
  }
})

t.test('a component', async (t) => {
  t.test('has no text of its own', async (t) => {
    const files = globSync('**/*.{ts,tsx}', { cwd: src, exclude: ['**/texts.*.ts', '**/*.test.ts'] })
    t.same(files.sort().flatMap(textsIn), [])
  })
})

t.test('a screen', async (t) => {
  t.test('does not ask the browser what time it is where it stands', async (t) => {
    const files = globSync('**/*.{ts,tsx}', { cwd: src, exclude: ['shared/settings/times.ts'] })
    const local =
      /dayjs\(\)|new Date\(\)\.get|\.get(FullYear|Month|Date|Day|Hours)\(|toLocale(Date|Time)String|dayjs\(.*toISOString/
    const found = files.flatMap((file) => {
      const lines = readFileSync(join(src, file), 'utf8').split('\n')
      return lines.flatMap((line, index) => (local.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))
    })
    t.same(found.sort(), [])
  })
})

/** Keys with the kind of their values: `[['shell.stale', 1], …]`, the number being that of the arguments. */
function shapeOf(texts: object, prefix = ''): readonly unknown[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    if (typeof value === 'object') return shapeOf(value, `${prefix}${key}.`)
    return [[`${prefix}${key}`, typeof value === 'function' ? value.length : 'text']]
  })
}

/** Chinese anywhere, and words between tags or in the attributes that are read out. */
function textsIn(file: string): readonly string[] {
  const lines = readFileSync(join(src, file), 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    const isComment = /^\s*(\/?\*|\/\/)/.test(line)
    const shown =
      /^\s+[A-Z][a-z]+( [a-z]+)+[.!?]?\s*$/.test(line) || />[^<>{}=()]*[A-Za-z]{2,}[^<>{}=()]*<\//.test(line)
    const inAttribute = /\b(aria-label|title|placeholder|alt|label)="[^"]*[A-Za-z]{2}/.test(line)
    const isText = !isComment && (chinese.test(line) || (file.endsWith('.tsx') && (shown || inAttribute)))
    return isText ? [`${file}:${index + 1} ${line.trim()}`] : []
  })
}
