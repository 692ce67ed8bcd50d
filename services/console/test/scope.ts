/** What of a tap test is needed: something to be undone at its end, in the opposite order. */
export interface Scope {
  teardown(work: () => unknown): void
}
