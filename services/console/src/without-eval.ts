import { config } from 'zod'

// zod tries `new Function` when a schema is made, which our Content-Security-Policy stops and reports: said before any is made
config({ jitless: true })
