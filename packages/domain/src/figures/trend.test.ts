import t from 'tap'
import { fewestRequests, testRising, upperTail } from './trend.ts'

t.test('the chance of so many or more is that of the binomial distribution', async (t) => {
  t.equal(upperTail(0, 10, 0.5), 1)
  t.equal(upperTail(10, 10, 0.5).toFixed(12), (2 ** -10).toFixed(12))
  // 1 - 0.5^4 and the 11/16 of two or more heads in four throws
  t.equal(upperTail(1, 4, 0.5).toFixed(12), (15 / 16).toFixed(12))
  t.equal(upperTail(2, 4, 0.5).toFixed(12), (11 / 16).toFixed(12))
  t.ok(upperTail(200, 4_000, 1 / 9) > 0.999_99, 'large numbers neither overflow nor vanish')
})

t.test('what rises against its own past is found among many that do not', async (t) => {
  const steady = Array.from({ length: 200 }, (_, n) => ({ name: `steady ${n}`, current: 10, before: 80 }))
  const found = testRising([...steady, { name: 'noise at night', current: 40, before: 80 }])
  t.same(
    found.filter(({ rising }) => rising).map(({ name }) => name),
    ['noise at night'],
  )
  t.equal(found.length, 201)
  t.ok(found.every(({ p, adjusted }) => adjusted >= p))
})

t.test('one surprise among a thousand looks is none', async (t) => {
  const surprise = { name: 'chance', current: 5, before: 8 }
  t.equal(testRising([surprise])[0]?.rising, true)
  const many = Array.from({ length: 999 }, (_, n) => ({ name: `steady ${n}`, current: 1, before: 8 }))
  t.equal(
    testRising([...many, surprise]).some(({ rising }) => rising),
    false,
  )
})

t.test('too few requests are never reported', async (t) => {
  t.same(testRising([{ current: fewestRequests - 1, before: 0 }]), [], 'nor tested')
  t.equal(testRising([{ current: fewestRequests - 1, before: 1 }])[0]?.rising, false)
  t.equal(testRising([{ current: fewestRequests, before: 0 }])[0]?.rising, true)
})
