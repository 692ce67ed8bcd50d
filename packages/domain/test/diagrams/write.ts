import { writeFileSync } from 'node:fs'
import { lifecyclePage } from './mermaid.ts'

writeFileSync(new URL('../../../../docs/reference/lifecycle.md', import.meta.url), lifecyclePage())
