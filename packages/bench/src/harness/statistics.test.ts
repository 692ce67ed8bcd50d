import t from 'tap'
import { median, percentile, ratioOf, spread } from './statistics.ts'

t.test('the median', async (t) => {
  t.test('is the value in the middle, in whatever order they come', async (t) => t.equal(median([9, 1, 10]), 9))
  t.test('is the mean of the two in the middle where their number is even', async (t) =>
    t.equal(median([4, 1, 100, 2]), 3),
  )
  t.test('does not exist without values', async (t) => t.throws(() => median([]), RangeError))
})

t.test('a percentile', async (t) => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)
  t.test('is a value that was measured, and so many do not exceed it', async (t) => {
    t.equal(percentile(hundred, 0.5), 50)
    t.equal(percentile(hundred, 0.99), 99)
    t.equal(percentile([3, 1, 2], 0.99), 3)
    t.equal(percentile([10, 9], 0), 9)
  })
  t.test('does not exist without values', async (t) => t.throws(() => percentile([], 0.5), RangeError))
})

t.test('a ratio is that of the medians, so that one disturbed round does not count', async (t) =>
  t.equal(ratioOf([3, 4, 400], [8, 10, 1]), 0.5),
)

t.test('the spread is what lies between the extremes, in parts of the median', async (t) =>
  t.equal(spread([8, 10, 13]), 0.5),
)
