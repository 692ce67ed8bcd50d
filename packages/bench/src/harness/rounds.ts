import { median, ratioOf, spread } from './statistics.ts'

export interface Rounds {
  readonly floors: readonly number[]
  readonly figures: readonly number[]
}

/** Floor, figure, floor, figure …: a machine that gets slower or faster meanwhile does so for both. */
export async function interleave(
  rounds: number,
  floor: (round: number) => Promise<number>,
  figure: (round: number) => Promise<number>,
): Promise<Rounds> {
  const floors: number[] = []
  const figures: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await floor(round))
    figures.push(await figure(round))
  }
  return { floors, figures }
}

export function summaryOf({ floors, figures }: Rounds) {
  return { floor: median(floors), figure: median(figures), ratio: ratioOf(figures, floors) }
}

export function spreadNote({ floors, figures }: Rounds): string {
  const percent = (values: readonly number[]) => `${Math.round(100 * spread(values))} %`
  return `${floors.length} rounds; they lay apart by ${percent(floors)} (floor) and ${percent(figures)} (figure)`
}

/** Seconds that `work` took. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
