/** What DESIGN.md asks of a figure. */
export interface Limit {
  readonly of: 'ratio' | 'figure'
  readonly kind: 'atLeast' | 'atMost'
  readonly value: number
}

/** One line of the table. */
export interface Row {
  readonly what: string
  /** Of the figure and its floor: `/s`, `s`, `ms`, `MB`. */
  readonly unit: string
  readonly figure: number
  /** Measured in the same run; null where the limit is absolute. */
  readonly floor: number | null
  /** Medians divided: figure by floor for rates, and for times as well. */
  readonly ratio: number | null
  /** Milliseconds of one call. */
  readonly latency: { readonly p50: number; readonly p99: number } | null
  /** The strictest last. */
  readonly limits: readonly Limit[]
}

export interface BenchResult {
  readonly rows: readonly Row[]
  /** What has to be known to read the rows: what the floor is, what was counted, how far rounds lay apart. */
  readonly notes: readonly string[]
}

export interface BenchContext {
  /** Fewer rounds and less work in each: to see that it runs, not to compare. */
  readonly quick: boolean
  /** A million requests as well. */
  readonly large: boolean
  readonly rounds: number
  /** Tells what is being done. */
  say(text: string): void
  /** A folder of its own, removed at the end. */
  readonly scratch: string
}

export interface Bench {
  readonly name: string
  /** The row of DESIGN.md that it measures. */
  readonly about: string
  run(context: BenchContext): Promise<BenchResult>
}

export function isMet({ figure, ratio }: Row, { of, kind, value }: Limit): boolean {
  const measured = of === 'ratio' ? ratio : figure
  if (measured === null) return false
  return kind === 'atLeast' ? measured >= value : measured <= value
}
