import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { errorCatalogue } from '../src/errors.ts'
import { errorTable } from './error-table.ts'

const domain = new URL('../../domain/src/', import.meta.url)
const docs = new URL('../../../docs/reference/errors.md', import.meta.url)

/** Every code that the sources of the domain refuse with, by reading them: a refusal that nobody listed is found as well. */
function codesInSources(): readonly string[] {
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(domain.pathname, file), 'utf8')
    const rejected = text.matchAll(/\{\s*code: '([a-z_]+)'/g)
    const refused = text.matchAll(/\brefuse\('([a-z_]+)'/g)
    return [...rejected, ...refused].map(([, code = '']) => code)
  })
  return [...new Set(found)].toSorted()
}

t.test('the error catalogue', async (t) => {
  t.test('has an entry for every refusal of the domain', async (t) => {
    const codes = codesInSources()
    t.ok(codes.length > 40, `${codes.length} codes`)
    t.same(
      codes.filter((code) => !errorCatalogue[code]),
      [],
    )
  })

  t.test('says each in Chinese and in English, with a status of refusals and failures', async (t) => {
    for (const [code, { status, zh, en }] of Object.entries(errorCatalogue)) {
      t.match(code, /^[a-z]+(_[a-z]+)*$/)
      t.ok(status >= 400 && status <= 503, code)
      t.match(zh, /[\u4e00-\u9fff].*。$/, code)
      t.match(en, /^[A-Z].*\.$|; see `issues`\.$/, code)
    }
  })

  t.test('is what docs/reference/errors.md shows', async (t) => {
    t.equal(readFileSync(docs, 'utf8'), errorTable(), 'run packages/contract/scripts/write-error-table.ts')
  })
})
