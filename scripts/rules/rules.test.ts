import { readFileSync } from 'node:fs'
import t from 'tap'
import { groups, missingTests, rulesPage } from './page.ts'

t.test('every rule names tests that are there', async (t) => {
  t.same(missingTests(), [])
  for (const { rules } of groups) for (const { en, tests } of rules) t.ok(tests.length > 0, en)
})

t.test('the page of the rules is that of the tests: else run scripts/write-rules.ts', async (t) => {
  const page = readFileSync(new URL('../../docs/reference/rules.md', import.meta.url), 'utf8')
  t.equal(page, rulesPage())
})
