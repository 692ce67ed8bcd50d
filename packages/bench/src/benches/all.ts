import type { Bench } from '../harness/result.ts'
import { completionBench } from './completion.ts'
import { consoleBench } from './console.ts'
import { eventStoreDbBench } from './event-store-db.ts'
import { httpBench } from './http.ts'
import { importBench } from './import.ts'
import { inProcessBench } from './in-process.ts'
import { memoryBench } from './memory.ts'
import { rebuildBench } from './rebuild.ts'

/** In the order in which they run and are printed. */
export const benches: readonly Bench[] = [
  inProcessBench,
  httpBench,
  importBench,
  rebuildBench,
  completionBench,
  memoryBench,
  consoleBench,
  eventStoreDbBench,
]
