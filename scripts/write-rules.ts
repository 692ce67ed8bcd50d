/** Writes docs/reference/rules.md. */
import { writeFileSync } from 'node:fs'
import { missingTests, rulesPage } from './rules/page.ts'

for (const test of missingTests()) process.stderr.write(`not there: ${test}\n`)
writeFileSync(new URL('../docs/reference/rules.md', import.meta.url), rulesPage())
