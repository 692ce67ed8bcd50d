import chineseDays from 'chinese-days'
import t from 'tap'
import { calendar, changeDays, daysFrom, hotline, notices, years, zone } from '../../test/notices.ts'
import { addDays } from './dates.ts'
import type { Limit } from './limit.ts'
import type { CalendarYear } from './state.ts'
import { InvalidWorkHours, workCalendar } from './work-calendar.ts'
import { addWorkingDays, dueAt, isWorkingDay, workingMinutesBetween } from './working-time.ts'
import { instantOf } from './zone.ts'

/** An instant of Shanghai. */
const at = (date: string, time: string) => instantOf(date, time, zone)
const due = (amount: number, unit: Limit['unit'], from: string) => dueAt(calendar, { amount, unit }, from).dueAt
const endOf = (date: string) => at(date, '23:59:59.999')

for (const { year, off, on } of notices) {
  t.test(`in ${year}, as the State Council announced it`, async (t) => {
    for (const [name, first, last] of off) {
      t.test(`${name} is off from ${first} to ${last}`, async (t) => {
        t.same(
          daysFrom(first, last).filter((date) => isWorkingDay(calendar, date)),
          [],
        )
      })
    }
    for (const date of on) {
      t.test(`${date} is worked though it is at a weekend`, async (t) => {
        t.ok([0, 6].includes(new Date(date).getUTCDay()))
        t.ok(isWorkingDay(calendar, date))
      })
    }
    t.test('every day is what chinese-days says', async (t) => {
      const dates = daysFrom(`${year}-01-01`, `${year}-12-31`)
      t.same(
        dates.filter((date) => isWorkingDay(calendar, date)),
        dates.filter((date) => chineseDays.isWorkday(date)),
      )
    })
  })
}

t.test('working days', async (t) => {
  t.test('count from the next day on, to the end of the last', async (t) => {
    t.equal(due(5, 'workingDays', at('2026-11-02', '00:00')), endOf('2026-11-09'))
    t.equal(due(5, 'workingDays', at('2026-11-02', '23:59:59.999')), endOf('2026-11-09'))
  })
  t.test('leave the Spring Festival out and take its make-up Saturdays in', async (t) => {
    // from Tuesday 10 February 2026: 11, 12, 13, Saturday 14, and Tuesday 24
    t.equal(due(4, 'workingDays', at('2026-02-10', '10:00')), endOf('2026-02-14'))
    t.equal(due(5, 'workingDays', at('2026-02-10', '10:00')), endOf('2026-02-24'))
    t.equal(due(9, 'workingDays', at('2026-02-10', '10:00')), endOf('2026-02-28'))
  })
  t.test('five before the Spring Festival of 2025 began on 21 January', async (t) => {
    // 27, Sunday 26, 24, 23, 22 January
    t.equal(addWorkingDays(calendar, '2025-01-28', -5), '2025-01-22')
    t.equal(addWorkingDays(calendar, '2025-01-21', 5), '2025-01-27')
    t.equal(due(6, 'workingDays', at('2025-01-21', '09:00')), endOf('2025-02-05'))
  })
  t.test('go over the end of a year', async (t) => {
    t.equal(due(3, 'workingDays', at('2024-12-30', '09:00')), endOf('2025-01-03'))
    t.equal(due(3, 'workingDays', at('2025-12-30', '09:00')), endOf('2026-01-05'))
  })
  t.test('none is the same day, also on a holiday', async (t) => {
    t.equal(due(0, 'workingDays', at('2026-02-17', '10:00')), endOf('2026-02-17'))
  })
  t.test('a day is that of the zone: late in the evening of UTC it is the next one', async (t) => {
    t.equal(due(1, 'workingDays', '2026-11-02T15:59:59.999Z'), endOf('2026-11-03'))
    t.equal(due(1, 'workingDays', '2026-11-02T16:00:00.000Z'), endOf('2026-11-04'))
  })
})

t.test('calendar days and hours', async (t) => {
  t.test('calendar days do not care for holidays', async (t) => {
    t.equal(due(5, 'calendarDays', at('2026-02-13', '10:00')), endOf('2026-02-18'))
    t.equal(due(0, 'calendarDays', at('2026-02-13', '10:00')), endOf('2026-02-13'))
  })
  t.test('hours start at once and go through the night', async (t) => {
    t.equal(due(2, 'hours', at('2026-02-13', '23:30')), at('2026-02-14', '01:30'))
  })
  t.test('the end of a day is that of its wall clock, an hour later when daylight saving ends', async (t) => {
    const boston = workCalendar('America/New_York', [])
    const limit = { amount: 1, unit: 'calendarDays' } as const
    t.equal(dueAt(boston, limit, '2011-11-05T12:00:00.000Z').dueAt, '2011-11-07T04:59:59.999Z')
    t.equal(dueAt(boston, limit, '2011-11-04T12:00:00.000Z').dueAt, '2011-11-06T03:59:59.999Z')
  })
})

t.test('working hours', async (t) => {
  t.test('run from 08:00 to 12:00 and from 14:00 to 18:00', async (t) => {
    t.equal(due(1, 'workingHours', at('2026-11-02', '09:15:30.250')), at('2026-11-02', '10:15:30.250'))
    t.equal(due(1, 'workingHours', at('2026-11-02', '11:30')), at('2026-11-02', '14:30'))
    t.equal(due(1, 'workingHours', at('2026-11-02', '13:00')), at('2026-11-02', '15:00'))
    t.equal(due(1, 'workingHours', at('2026-11-02', '17:30')), at('2026-11-03', '08:30'))
    t.equal(due(1, 'workingHours', at('2026-11-02', '18:00')), at('2026-11-03', '09:00'))
  })
  t.test('that end with the day are due that day, not the next morning', async (t) => {
    t.equal(due(4, 'workingHours', at('2026-11-02', '14:00')), at('2026-11-02', '18:00'))
    t.equal(due(8, 'workingHours', at('2026-11-02', '08:00')), at('2026-11-02', '18:00'))
  })
  t.test('stand still through a holiday', async (t) => {
    t.equal(due(3, 'workingHours', at('2026-02-14', '16:00')), at('2026-02-24', '09:00'))
  })
  t.test('are counted in whole minutes', async (t) => {
    const minutes = (from: string, to: string) => workingMinutesBetween(calendar, from, to)
    t.equal(minutes(at('2026-11-02', '09:00'), at('2026-11-02', '15:00')), 240)
    t.equal(minutes(at('2026-11-02', '11:59:59.999'), at('2026-11-02', '12:00')), 1)
    t.equal(minutes(at('2026-11-02', '11:58:00'), at('2026-11-02', '11:58:59.999')), 0)
    t.equal(minutes(at('2026-02-13', '18:00'), at('2026-02-25', '00:00')), 2 * 480)
    t.equal(minutes(at('2026-11-03', '09:00'), at('2026-11-02', '09:00')), 0)
  })
  t.test('around the clock a day has 24 of them, also when its clock is changed', async (t) => {
    for (const date of changeDays) {
      const [from, to] = [date, addDays(date, 1)].map((one) => instantOf(one, 0, 'America/New_York'))
      t.equal(workingMinutesBetween(hotline, from ?? '', to ?? ''), 1440)
      t.equal(dueAt(hotline, { amount: 24, unit: 'workingHours' }, from ?? '').dueAt <= (to ?? ''), true)
    }
  })
})

t.test('a year that is not published', async (t) => {
  const limit = { amount: 5, unit: 'workingDays' } as const
  t.test('is Monday to Friday', async (t) => {
    t.ok(isWorkingDay(calendar, '2027-01-01'))
    t.notOk(isWorkingDay(calendar, '2027-01-02'))
  })
  t.test('makes what is counted through it provisional 暂定', async (t) => {
    t.equal(dueAt(calendar, limit, at('2026-12-24', '10:00')).provisional, false)
    t.equal(dueAt(calendar, limit, at('2026-12-25', '10:00')).provisional, true)
    t.equal(dueAt(calendar, { amount: 1, unit: 'workingHours' }, at('2026-12-31', '17:30')).provisional, true)
  })
  t.test('makes nothing provisional that no calendar is needed for', async (t) => {
    t.equal(dueAt(calendar, { amount: 90, unit: 'calendarDays' }, at('2026-12-25', '10:00')).provisional, false)
    t.equal(dueAt(calendar, { amount: 900, unit: 'hours' }, at('2026-12-25', '10:00')).provisional, false)
    t.equal(dueAt(calendar, { amount: 0, unit: 'workingDays' }, at('2027-12-25', '10:00')).provisional, false)
  })
  t.test('that was set as provisional counts its days and stays provisional', async (t) => {
    const next: CalendarYear = {
      year: 2027,
      version: 1,
      status: 'provisional',
      source: 'expected',
      holidays: [{ date: '2027-01-01', name: '元旦' }],
      workdays: [],
    }
    const expected = workCalendar(zone, [next, ...years])
    t.same(dueAt(expected, limit, at('2026-12-25', '10:00')), { dueAt: endOf('2027-01-04'), provisional: true })
    t.equal(expected.version, '2024-2027.1')
  })
})

t.test('a calendar', async (t) => {
  t.test('names the versions of its years', async (t) => {
    t.equal(calendar.version, '2024-2026.1')
    const [first, second, third] = years
    if (!first || !second || !third) throw new Error('three notices')
    t.equal(workCalendar(zone, [third, { ...second, version: 3 }, first]).version, '2024.1+2025.3+2026.1')
    t.equal(workCalendar(zone, []).version, 'none')
  })
  t.test('has working hours that make sense', async (t) => {
    for (const hours of [
      [],
      [[600, 500]],
      [
        [600, 700],
        [650, 800],
      ],
      [[0, 1441]],
      [[0.5, 700]],
    ]) {
      const workHours = hours.map(([from = 0, to = 0]) => ({ from, to }))
      t.throws(() => workCalendar(zone, years, workHours), InvalidWorkHours)
    }
  })
})
