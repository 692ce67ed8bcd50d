import t from 'tap'
import { type PublishedCase, sharedCases, withoutFew } from './few.ts'

const cells = (...counts: readonly number[]) => counts.map((accepted) => ({ accepted }))

t.test('a cell of fewer than five is left out', async (t) => {
  t.same(withoutFew(cells(5, 4, 40, 1)), cells(5, 40))
  t.same(withoutFew(cells(5, 6)), cells(5, 6))
})

t.test('where one alone is left out, the next smallest goes with it, or the total would tell it', async (t) => {
  t.same(withoutFew(cells(40, 3, 6)), cells(40))
  t.same(withoutFew(cells(3)), [])
})

t.test('a case', async (t) => {
  const of = (count: number, street: string, item = 'lamp'): PublishedCase[] =>
    Array.from({ length: count }, () => ({ item, street, month: '2026-03', inTime: true }))

  t.test('is told with its street where at least five share it', async (t) => {
    t.equal(sharedCases(of(5, 'north')).filter(({ street }) => street === 'north').length, 5)
  })
  t.test('loses its street where fewer share it', async (t) => {
    const told = sharedCases([...of(5, 'north'), ...of(4, 'south')])
    t.equal(told.length, 9)
    t.notOk(told.some(({ street }) => street === 'south'))
  })
  t.test('is not told at all where fewer than five share its item and month', async (t) => {
    t.same(sharedCases([...of(2, 'north'), ...of(2, 'south'), ...of(5, 'north', 'road')]).length, 5)
  })
})
