import type { Position } from '@wubu/engine'
import { type EarlierCases, readAtCheckpoint } from '@wubu/read-models'
import { EarlierLog } from './earlier-log.ts'
import type { Services } from './services.ts'
import { waitForPosition } from './wait-for-position.ts'

/** Both clocks of a question: how things stood at `at` (ISO 8601, UTC), by what the log held up to `known`. */
export interface TwoClocks {
  readonly at: string
  readonly known: string | undefined
}

/**
 * Answers by what was known at a position of the log: the tables as they are, with the requests put back that were written to since
 * (docs/decisions/0013). Throws Refused: known_malformed, known_too_far_back, read_models_behind.
 */
export class KnownThen {
  readonly #services: Pick<Services, 'runtime' | 'config'>
  /** A report asks for several cuts and cases of one pair of clocks. */
  #last: { readonly key: string; readonly earlier: EarlierLog } | null = null

  constructor(services: Pick<Services, 'runtime' | 'config'>) {
    this.#services = services
  }

  async ask<T extends object>({ at, known }: TwoClocks, read: (earlier?: EarlierCases) => T) {
    const { runtime } = this.#services
    if (known === undefined) {
      const { answer, at: checkpoint } = readAtCheckpoint(runtime.readModels(), () => read())
      return { answer, known: checkpoint }
    }
    const position = await waitForPosition(this.#services, known, 'known_malformed')
    const answer = await this.#earlierAt(position, at).read(() => runtime.readModels(), read)
    return { answer, known: position }
  }

  #earlierAt(known: Position, at: string): EarlierLog {
    const { store, timeZone } = this.#services.runtime
    const key = `${known} ${at}`
    if (this.#last?.key !== key) this.#last = { key, earlier: new EarlierLog({ store, timeZone, known, at }) }
    return this.#last.earlier
  }
}
