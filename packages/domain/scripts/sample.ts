/** `size` of the items, drawn by a seed (mulberry32), in their order: the same seed draws the same ones. */
export function sampleOf<T>(items: readonly T[], size: number, seed: number): readonly T[] {
  const next = random(seed)
  const drawn = items.map((item, index) => ({ item, index, lot: next() }))
  const chosen = drawn.toSorted((one, other) => one.lot - other.lot).slice(0, size)
  return chosen.toSorted((one, other) => one.index - other.index).map(({ item }) => item)
}

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
