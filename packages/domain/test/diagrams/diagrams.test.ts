import { readFileSync } from 'node:fs'
import t from 'tap'
import { lifecyclePage } from './mermaid.ts'

t.test('docs/reference/lifecycle.md shows the charts as they are', async (t) => {
  const page = readFileSync(new URL('../../../../docs/reference/lifecycle.md', import.meta.url), 'utf8')
  t.equal(page, lifecyclePage(), 'run: node packages/domain/test/diagrams/write.ts')
})
