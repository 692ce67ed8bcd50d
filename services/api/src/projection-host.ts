import type { EventStore, KeyStore, Position, ProjectionProgress } from '@wubu/engine'
import { createProjections, decode, type Replayed, rebuild, startProjections } from '@wubu/read-models'

/** Told of a rebuild: events read so far, and those that there are; null where nobody can count them. */
export type RebuildReport = (read: number, events: number | null) => void

/** Where the read models are kept up to date: in this thread, or in a worker of their own. */
interface ProjectionHost {
  /** The log has grown. */
  poke(): void
  /** Somebody waits for what it has grown by. */
  hurry(): void
  /** Tries again what could not be applied, of one stream or of all; null where the read models are being built. */
  replayParked(stream: string | undefined): Promise<Replayed | null>
  /**
   * Builds the read models anew beside those that are followed, which go on, and puts them in their place. Rejects with what
   * failed, or when aborted; then those in use stay.
   */
  rebuild(report: RebuildReport, signal: AbortSignal): Promise<void>
  /** Builds what a question wants and is not there yet; resolves false where it could not be built. */
  keep(what: number): Promise<boolean>
  stop(): Promise<void>
}

export type StartProjections = (onProgress: (progress: ProjectionProgress) => void) => ProjectionHost

export interface InProcessOptions {
  readonly store: EventStore
  readonly keys: KeyStore
  readonly timeZone: string
  /** The folder of the read models. */
  readonly dir: string
  readonly eventsBetween?: (from: Position | null, to: Position | null) => number
}

/** For tests and short commands: commands and projections share one thread. */
export function inProcessProjections(options: InProcessOptions): StartProjections {
  const { store, keys, timeZone, dir, eventsBetween } = options
  return (onProgress) => {
    const stopping = new AbortController()
    const projections = createProjections({ timeZone, keys })
    const running = startProjections({
      store,
      dir,
      projections,
      decode,
      signal: stopping.signal,
      onProgress,
      ...(eventsBetween && { eventsBetween }),
    })
    return {
      poke: () => undefined,
      hurry: () => undefined,
      replayParked: async (stream) => running.replayParked(stream),
      rebuild: async (report, signal) => {
        const events = eventsBetween?.(null, await store.head()) ?? null
        const onProgress = (read: number) => report(read, events)
        // the rows that projections look into are of the file in use: another one has its own
        await rebuild({ store, dir, projections: createProjections({ timeZone, keys }), decode, signal, onProgress })
      },
      keep: async (what) => running.keep(what),
      stop: () => {
        stopping.abort()
        return running.done
      },
    }
  }
}
