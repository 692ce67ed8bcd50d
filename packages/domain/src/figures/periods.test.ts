import t from 'tap'
import { monthsBetween, monthsEarlier, periodBefore, periodNamed } from './periods.ts'

const named = (period: string) => periodNamed(period) ?? { period: '', from: '', to: '' }

t.test('a month and a quarter are their local dates', async (t) => {
  t.same(named('2024-02'), { period: '2024-02', from: '2024-02-01', to: '2024-02-29' })
  t.same(named('2026-Q4'), { period: '2026-Q4', from: '2026-10-01', to: '2026-12-31' })
  for (const wrong of ['2026', '2026-13', '2026-Q5', '2026-03-01']) t.equal(periodNamed(wrong), null, wrong)
})

t.test('month on month, quarter on quarter, year on year', async (t) => {
  t.equal(periodBefore(named('2026-01'), 'previous').period, '2025-12')
  t.equal(periodBefore(named('2026-Q1'), 'previous').period, '2025-Q4')
  t.equal(periodBefore(named('2026-Q1'), 'year').period, '2025-Q1')
  t.equal(periodBefore(named('2024-02'), 'year').to, '2023-02-28')
  t.equal(monthsBetween(named('2026-Q1'), named('2025-Q4')), 3)
})

t.test('an earlier period is looked at when it was as old as the present one', async (t) => {
  const zone = 'Asia/Shanghai'
  t.equal(monthsEarlier('2026-03-31T02:00:00.000Z', 1, zone), '2026-02-28T02:00:00.000Z')
  t.equal(monthsEarlier('2026-03-15T15:59:59.999Z', 12, zone), '2025-03-15T15:59:59.999Z')
  t.equal(monthsEarlier('2026-03-31T16:30:00.000Z', 3, zone), '2025-12-31T16:30:00.000Z', 'local: the 1st of January')
})
