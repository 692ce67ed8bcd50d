import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EventStore, Position, StoredEvent } from '@wubu/engine'
import type { ProjectionRunner } from './runner.ts'

export interface BuildRowsOptions {
  readonly store: EventStore
  readonly runner: ProjectionRunner
  readonly signal?: AbortSignal
  /** Events read so far. */
  readonly onProgress?: (events: number, position: Position | null) => void
  /** See RebuildOptions. */
  readonly more?: () => Promise<boolean>
  /** Most events between two saves; 0 saves each batch by itself. */
  readonly saveEvery: number
  /** The last event to be applied; the end of the log unless given. */
  readonly upTo?: Position
}

/** With 200,000 the garbage collector took more time from the rows held than fewer writes saved. */
export const defaultSaveEvery = 50_000
/** Most rows that are kept unsaved; they are what a build holds in memory. */
const unsavedRows = 30_000
const pageSize = 1_000

/** Applies the log from its beginning, and saves rows once for many events. */
export async function buildRows({ store, runner, saveEvery, ...options }: BuildRowsOptions): Promise<void> {
  let read = 0
  let saved = 0
  let position: Position | null = null
  for await (const page of pages(store, options)) {
    position = page.position
    read += page.events.length
    if (saveEvery === 0) runner.apply(page.events, position)
    else runner.fold(page.events, position)
    if (read - saved >= saveEvery || runner.unsaved > unsavedRows) {
      runner.save()
      saved = read
      options.onProgress?.(read, position)
    }
  }
  runner.save()
  options.onProgress?.(read, position)
}

interface Page {
  readonly events: readonly StoredEvent[]
  readonly position: Position
}

async function* pages(
  store: EventStore,
  { signal, more, upTo }: Pick<BuildRowsOptions, 'signal' | 'more' | 'upTo'>,
): AsyncGenerator<Page> {
  let position: Position | null = null
  let finished = more === undefined
  for (let end = false; !end; ) {
    signal?.throwIfAborted()
    const page = await store.readAll(position, pageSize)
    position = page.next
    end = page.end && finished
    if (page.end && !finished) finished = !(await more?.())
    if (position === null) continue
    if (upTo !== undefined && position >= upTo) {
      yield { events: page.events.filter((event) => event.position <= upTo), position: upTo }
      return
    }
    yield { events: page.events, position }
    await nextTurn()
  }
}
