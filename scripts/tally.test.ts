import { t } from 'tap'
import { tally } from './tally.ts'

const tap = (...lines: string[]): string => ['TAP version 14', ...lines, ''].join('\n')
const counts = (text: string): readonly [number, number, number] => {
  const { passed, failures, skips } = tally(text)
  return [passed, failures.length, skips.length]
}

t.test('assertions are counted, the points that close a subtest are not', async (t) => {
  const text = tap('# Subtest: a', '    ok 1 - x', '    not ok 2 - y', '    1..2', 'not ok 1 - a', 'ok 2 - b', '1..2')
  t.same(counts(text), [2, 1, 0])
  t.equal(tally(text).failures[0]?.name, 'a > y')
})

t.test('a buffered subtest counts like any other', async (t) => {
  t.same(counts(tap('ok 1 - a {', '    ok 1 - x', '    ok 2 - y', '    1..2', '}', '1..1')), [2, 0, 0])
})

t.test('skip and todo both count as skipped, with their reasons', async (t) => {
  const text = tap('ok 1 - a # SKIP no server', 'not ok 2 - b # TODO next month', 'ok 3 - c # SKIP', '1..3')
  t.same(counts(text), [0, 0, 3])
  t.same(
    tally(text).skips.map(({ reason }) => reason),
    ['skip: no server', 'todo: next month', 'skip, no reason given'],
  )
})

t.test('a file that failed to start is one failure', async (t) => {
  t.same(counts(tap('# Subtest: f', '    1..0 # no tests found', 'not ok 1 - f', '1..1')), [0, 1, 0])
})

t.test('a file that was killed after passing assertions is a failure', async (t) => {
  t.same(counts(tap('# Subtest: f', '    ok 1 - x', 'not ok 1 - f', '1..1')), [1, 1, 0])
})

t.test('a file that ran out of time is a failure', async (t) => {
  t.same(
    counts(tap('# Subtest: f', '    ok 1 - x', '    not ok 2 - timeout!', '    1..2', 'not ok 1 - timeout!', '1..1')),
    [1, 1, 0],
  )
})

t.test('a bail-out is a failure', async (t) => {
  t.same(counts(tap('# Subtest: f', '    ok 1 - x', '    Bail out! give up', 'Bail out! give up')), [1, 1, 0])
})

t.test('a stream that was cut is a failure', async (t) => {
  t.same(counts(tap('1..3', 'ok 1 - a')), [1, 1, 0])
})
