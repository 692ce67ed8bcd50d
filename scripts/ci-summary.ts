/**
 * `node scripts/ci-summary.ts RESULTS TEST_STATUS CHECK_STATUS`: what failed and why, what was skipped and why, and as the last line the
 * count of what tap ran. RESULTS is tap's raw output, the statuses are exit codes. Exits with 1 if anything failed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { seen, tally } from './tally.ts'

const [results = '', testStatus, checkStatus] = process.argv.slice(2)
const total = tally(existsSync(results) ? readFileSync(results, 'utf8') : '')

if (seen(total) === 0) total.failures.push({ name: 'the test run', detail: 'no test ran' })
// a crash of tap itself, or the time limit, after the last point was written
if (testStatus !== '0' && total.failures.length === 0)
  total.failures.push({ name: 'the test run', detail: `the test command ended with ${testStatus}` })

for (const { name, reason } of total.skips) console.log(`SKIPPED ${name}\n  ${reason}`)
for (const { name, detail } of total.failures) console.log(`FAILED ${name}\n${detail.replace(/^/gm, '  ')}`)
if (checkStatus !== '0') console.log('FAILED the checks above (not among the tests counted below)')

console.log(`${total.passed} passed, ${total.failures.length} failed, ${total.skips.length} skipped`)
process.exitCode = total.failures.length > 0 || checkStatus !== '0' ? 1 : 0
