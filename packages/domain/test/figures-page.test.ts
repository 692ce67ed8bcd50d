import { readFileSync } from 'node:fs'
import t from 'tap'
import { definitions, rateDefinitions } from '../src/index.ts'

const page = readFileSync(new URL('../../../docs/reference/figures.md', import.meta.url), 'utf8')

t.test('docs/reference/figures.md gives every definition as the figures do, in both languages', async (t) => {
  for (const [figure, { name, numerator, denominator }] of Object.entries({ ...definitions, ...rateDefinitions })) {
    t.ok(page.includes(`\`${figure}\``), figure)
    for (const { zh, en } of [name, numerator, denominator])
      t.ok(page.includes(zh) && page.includes(en), `${figure}: ${en}`)
  }
})
