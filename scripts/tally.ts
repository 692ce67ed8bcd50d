import { Parser, type Result } from 'tap-parser'

/** What a test run came to, in assertions (tap's own unit). */
export interface Tally {
  passed: number
  /** Where each failure stands and what it says. */
  readonly failures: { readonly name: string; readonly detail: string }[]
  /** `# SKIP` and `# TODO` alike: neither says that the rule holds. */
  readonly skips: { readonly name: string; readonly reason: string }[]
}

/**
 * Counts a TAP stream. tap's own last line leaves out a killed file, a bail-out and a cut stream: here each is a failure.
 */
export function tally(tap: string): Tally {
  const total: Tally = { passed: 0, failures: [], skips: [] }
  const parser = new Parser((results) => {
    if (results.bailout !== false) total.failures.push({ name: 'bail out', detail: String(results.bailout) })
    else if (!results.ok && total.failures.length === 0)
      total.failures.push({ name: 'the test run', detail: 'ended before its plan' })
  })
  count(parser, total)
  parser.end(tap)
  return total
}

export const seen = ({ passed, failures, skips }: Tally): number => passed + failures.length + skips.length

function count(parser: Parser, total: Tally): void {
  // the point that closes a subtest sums up points that are counted already
  let before: { seen: number; failed: number } | undefined
  parser.on('child', (child: Parser) => {
    before = { seen: seen(total), failed: total.failures.length }
    count(child, total)
  })
  parser.on('assert', (result: Result) => {
    const inside = before
    before = undefined
    if (inside && seen(total) > inside.seen && (result.ok || total.failures.length > inside.failed)) return
    add(result, total)
  })
}

function add(result: Result, total: Tally): void {
  const name = result.fullname
  if (result.skip) total.skips.push({ name, reason: reason('skip', result.skip) })
  else if (result.todo) total.skips.push({ name, reason: reason('todo', result.todo) })
  else if (result.ok) total.passed += 1
  else total.failures.push({ name, detail: result.diag ? JSON.stringify(result.diag, null, 2) : '' })
}

const reason = (kind: string, given: string | boolean): string =>
  given === true ? `${kind}, no reason given` : `${kind}: ${given}`
