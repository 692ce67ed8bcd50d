import type { OpenRequest } from '../district/request-pool.ts'
import type { World } from '../district/world.ts'

/** What the process that makes the load is told. */
export type ToLoad =
  /** Whom to ask: `open` requests are there already; `tokens` by login name. */
  | {
      readonly kind: 'target'
      readonly name: string
      readonly port: number
      readonly connections: number
      readonly world: World
      readonly open: readonly OpenRequest[]
      readonly tokens: Readonly<Record<string, string>>
    }
  | { readonly kind: 'run'; readonly name: string; readonly requests: number }
  | { readonly kind: 'stop' }

export interface LoadResult {
  readonly seconds: number
  /** Milliseconds, one for each answer. */
  readonly latencies: readonly number[]
  readonly statuses: Readonly<Record<string, number>>
  /** Seconds of a processor that the generator itself used. */
  readonly cpuSeconds: number
  /** The first answer that was no success. */
  readonly firstFailure: string | null
}

export type FromLoad = { readonly kind: 'ready' } | { readonly kind: 'ran'; readonly result: LoadResult }
