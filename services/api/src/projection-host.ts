import type { EventStore, KeyStore, Position, ProjectionProgress } from '@wubu/engine'
import { createProjections, decode, startProjections } from '@wubu/read-models'

/** Where the read models are kept up to date: in this thread, or in a worker of their own. */
interface ProjectionHost {
  /** The log has grown. */
  poke(): void
  /** Somebody waits for what it has grown by. */
  hurry(): void
  /** Tries again what could not be applied; the read models tell what is left. */
  replayParked(): void
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
      replayParked: () => void running.replayParked(),
      keep: async (what) => running.keep(what),
      stop: () => {
        stopping.abort()
        return running.done
      },
    }
  }
}
