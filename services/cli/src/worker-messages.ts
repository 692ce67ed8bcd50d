import type { ProjectionProgress } from '@wubu/engine'
import type { Part, Replayed } from '@wubu/read-models'

/** What the projection worker is started with. */
export interface WorkerData {
  readonly dir: string
  /** The URL of a shared log. */
  readonly log?: string | undefined
  readonly timeZone: string
  /**
   * Three numbers. The first goes up whenever the log has grown: a message for each would cost the commands a tenth of their
   * time. The second is 1 while the log is being filled in bulk. The third goes up when a reader waits for what was written.
   */
  readonly bell: Int32Array<SharedArrayBuffer>
}

/** From the node to its projection worker. */
export type ToWorker = 'stop' | { readonly replay: string | undefined } | { readonly keep: number }

/** From the projection worker to its node. */
export type FromWorker =
  | { readonly progress: ProjectionProgress }
  | { readonly kept: number; readonly done: boolean }
  /** In the order in which replays were asked for. */
  | { readonly replayed: Replayed | null }

/** What a thread that rebuilds all read models is started with. */
export type RebuildData = Omit<PartData, 'part'>

/** From the thread that rebuilds: events read so far, and those that there are; null of a shared log. */
export interface FromRebuild {
  readonly read: number
  readonly events: number | null
}

/** What a thread that builds a part of a rebuild is started with. */
export interface PartData {
  readonly dir: string
  readonly log?: string | undefined
  readonly timeZone: string
  readonly part: Part
}
