import type { ProjectionProgress } from '@wubu/engine'

/** What the projection worker is started with. */
export interface WorkerData {
  readonly dir: string
  readonly timeZone: string
}

/** From the node to its projection worker. */
export type ToWorker = 'poke' | 'stop'

/** From the projection worker to its node. */
export type FromWorker = { readonly progress: ProjectionProgress }
