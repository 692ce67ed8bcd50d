import type { Bench } from '../harness/result.ts'
import { inProcessBench } from './in-process.ts'

/** In the order in which they run and are printed. */
export const benches: readonly Bench[] = [inProcessBench]
