/** What the killed process writes, as a function of run, stream and number, so that its parent can send the same again. */
import { type EventToAppend, toJsonText } from '@wubu/engine'

export const streamsPerRun = 12

export function streamOf(run: number, stream: number): string {
  return `run-${run}-${stream}`
}

/** The n-th batch of a stream: one to four events of up to a few pages. */
export function batchOf(run: number, stream: number, n: number): EventToAppend[] {
  const random = randomOf(run * 1_000_003 + stream * 1_009 + n)
  const commandHash = `hash-${run}-${stream}-${n}`
  return Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => ({
    id: `${run}-${stream}-${n}-${index}`,
    type: 'ThingHappened',
    schemaVersion: 1,
    data: toJsonText({ n, filler: '五步'.repeat(Math.floor(random() ** 4 * 2_000)) }),
    metadata: toJsonText({ commandHash }),
    commandHash,
  }))
}

/** Numbers in [0, 1) that are the same for the same seed (a linear congruential generator, well mixed enough to choose moments). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32
  }
}
