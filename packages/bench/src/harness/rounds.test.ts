import t from 'tap'
import { isMet, type Row } from './result.ts'
import { interleave, summaryOf } from './rounds.ts'

t.test('floor and figure take turns, and their medians are divided', async (t) => {
  const order: string[] = []
  const floors = [100, 400, 200]
  const figures = [50, 60, 900]
  const rounds = await interleave(
    3,
    async (round) => {
      order.push(`floor ${round}`)
      return floors[round] ?? 0
    },
    async (round) => {
      order.push(`figure ${round}`)
      return figures[round] ?? 0
    },
  )
  t.same(order, ['floor 0', 'figure 0', 'floor 1', 'figure 1', 'floor 2', 'figure 2'])
  t.same(summaryOf(rounds), { floor: 200, figure: 60, ratio: 0.3 })
})

t.test('a limit', async (t) => {
  const row: Row = { what: '', unit: '/s', figure: 4, floor: 10, ratio: 0.4, latency: null, limits: [] }
  t.test('is met by what just reaches it', async (t) => {
    t.ok(isMet(row, { of: 'ratio', kind: 'atLeast', value: 0.4 }))
    t.ok(isMet(row, { of: 'figure', kind: 'atMost', value: 4 }))
  })
  t.test('is missed by less, and by more', async (t) => {
    t.notOk(isMet(row, { of: 'ratio', kind: 'atLeast', value: 0.41 }))
    t.notOk(isMet(row, { of: 'figure', kind: 'atMost', value: 3.9 }))
  })
  t.test('of a ratio is missed where there is no floor', async (t) =>
    t.notOk(isMet({ ...row, ratio: null }, { of: 'ratio', kind: 'atMost', value: 3 })),
  )
})
