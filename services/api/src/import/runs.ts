import type { ReplyOf, Routes } from '@wubu/contract'
import { refused } from '../refused.ts'
import type { SealedFile } from './sealed-file.ts'

type Told = ReplyOf<Routes['getImportRun']>

/** Runs of which something is told. */
const kept = 20

/** What runs or ran, as it is told; its work writes into it. */
export interface Run {
  readonly told: Told
  /** Rows that were not taken; null where there was none. */
  errors: SealedFile | null
}

type Begun = Pick<Told, 'runId' | 'kind' | 'startedAt'> & Partial<Told>
/** Gives how it ended. Throws where it failed. */
export type Work = (run: Run, signal: AbortSignal) => Promise<'done' | 'stopped'>

interface RunsOptions {
  readonly now: () => string
  /** One line for the administrator. */
  readonly failureOf: (error: unknown) => string
}

/** Trials, imports and undoings of a node: one at a time, and nothing of them outlives the process. */
export class Runs {
  readonly #options: RunsOptions
  readonly #runs: Run[] = []
  readonly #stopping = new AbortController()
  #current: { readonly run: Run; readonly stop: AbortController } | null = null
  #ended: Promise<void> = Promise.resolve()

  constructor(options: RunsOptions) {
    this.#options = options
  }

  list(): Told[] {
    return this.#runs.map(({ told }) => told)
  }

  find(runId: string): Run | undefined {
    return this.#runs.find(({ told }) => told.runId === runId)
  }

  /** Throws Refused. */
  get(runId: string): Run {
    const run = this.find(runId)
    if (!run) throw refused('no_such_import_run')
    return run
  }

  /** Takes the one place there is, before anything is written. Throws Refused where it is taken. */
  open(begun: Begun): Run {
    if (this.#current) throw refused('import_running', { details: { runId: this.#current.run.told.runId } })
    const run: Run = { told: { ...nothing(), ...begun }, errors: null }
    this.#current = { run, stop: new AbortController() }
    return run
  }

  /** What was opened is not to be begun. */
  discard(run: Run): void {
    if (this.#current?.run === run) this.#current = null
  }

  begin(run: Run, work: Work): void {
    const { stop } = this.#current ?? { stop: new AbortController() }
    this.#runs.unshift(run)
    for (const old of this.#runs.splice(kept)) void old.errors?.remove()
    this.#ended = this.#through(run, work, AbortSignal.any([stop.signal, this.#stopping.signal]))
  }

  /** False where it does not run. */
  stop(runId: string): boolean {
    this.get(runId)
    if (this.#current?.run.told.runId !== runId) return false
    this.#current.stop.abort()
    return true
  }

  async close(): Promise<void> {
    this.#stopping.abort()
    await this.#ended
  }

  async #through(run: Run, work: Work, signal: AbortSignal): Promise<void> {
    const { told } = run
    try {
      told.state = await work(run, signal)
    } catch (error) {
      told.state = 'failed'
      told.failure = this.#options.failureOf(error)
    } finally {
      told.endedAt = this.#options.now()
      this.#current = null
    }
  }
}

function nothing() {
  return {
    ...{ state: 'running' as const, endedAt: null, importId: null, fileId: null, mapping: null, failure: null },
    ...{ bytesRead: 0, bytes: 0, rows: 0, added: 0, alreadyThere: 0, bad: 0 },
    newNames: { units: 0, items: 0, places: 0 },
    names: { units: [], items: [], places: [] },
    errors: [],
    ...{ withdrawn: 0, alreadyWithdrawn: 0, kept: 0 },
  }
}
