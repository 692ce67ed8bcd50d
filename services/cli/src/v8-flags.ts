/** Commands that do much work once and then end: memory is theirs meanwhile. */
const bulk = ['import', 'rebuild', 'demo']

/**
 * Flags of V8 that a command runs with besides those it was started with. What lives from a batch's decision to its commit
 * outlives a young generation of 8 MB, and is copied twice: with 64 MB, and on two processors without helpers that take them
 * from the projections' thread, an import takes a sixth less (docs/decisions/0017).
 */
export function flagsOf(argv: readonly string[], processors: number): readonly string[] {
  if (!bulk.includes(argv[2] ?? '')) return []
  const young = ['--min-semi-space-size=64', '--max-semi-space-size=64']
  return processors > 2 ? young : [...young, '--single-threaded-gc']
}
