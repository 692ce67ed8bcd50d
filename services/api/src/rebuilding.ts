import type { RebuildReport } from './projection-host.ts'

/** The last rebuild of the read models that somebody asked this node for. */
export interface Rebuilt {
  readonly state: 'running' | 'done' | 'failed'
  /** ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string | null
  /** Events read so far, and those that there are; null where nobody can count them. */
  readonly read: number
  readonly events: number | null
  readonly failure: string | null
}

type Build = (report: RebuildReport, signal: AbortSignal) => Promise<void>

/** Rebuilds the read models beside the live ones, one at a time; these are followed and read until the new file takes their place. */
export class Rebuilding {
  readonly #build: Build
  readonly #now: () => string
  readonly #stopping = new AbortController()
  #last: Rebuilt | null = null
  #running: Promise<void> | null = null

  constructor(build: Build, now: () => string) {
    this.#build = build
    this.#now = now
  }

  last(): Rebuilt | null {
    return this.#last
  }

  /** Whether it was begun: false while another one runs. */
  start(): boolean {
    if (this.#running) return false
    const begun = {
      state: 'running',
      startedAt: this.#now(),
      endedAt: null,
      read: 0,
      events: null,
      failure: null,
    } as const
    this.#last = begun
    this.#running = this.#run(begun)
    return true
  }

  /** The file that is being built is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #run(begun: Rebuilt): Promise<void> {
    let told = begun
    const report: RebuildReport = (read, events) => {
      told = { ...told, read, events }
      this.#last = told
    }
    try {
      await this.#build(report, this.#stopping.signal)
      this.#last = { ...told, state: 'done', endedAt: this.#now() }
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      this.#last = { ...told, state: 'failed', endedAt: this.#now(), failure }
    } finally {
      this.#running = null
    }
  }
}
