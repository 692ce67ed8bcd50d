/** Writes docs/reference/errors.md anew. */
import { writeFileSync } from 'node:fs'
import { errorTable } from '../test/error-table.ts'

writeFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), errorTable())
