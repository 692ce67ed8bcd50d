import fc from 'fast-check'
import t from 'tap'
import { calendar, hotline } from '../../test/notices.ts'
import { addDays, dateOf, dayNumberOf } from './dates.ts'
import { workCalendar } from './work-calendar.ts'
import { addWorkingDays, dueAt, isWorkingDay, workingDaysBetween, workingMinutesBetween } from './working-time.ts'

t.test('for any instants and amounts', async (t) => {
  const instants = fc
    .integer({ min: Date.parse('2023-11-01'), max: Date.parse('2027-03-01') })
    .map((epochMs) => new Date(epochMs).toISOString())
  const units = fc.constantFrom('workingDays', 'workingHours', 'calendarDays', 'hours')
  const calendars = fc.constantFrom(
    calendar,
    hotline,
    workCalendar(
      'Africa/Cairo',
      [],
      [
        { from: 0, to: 200 },
        { from: 210, to: 1440 },
      ],
    ),
  )
  const check = <Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>) =>
    fc.assert(property, { numRuns: 500 })

  t.test('a later start or a longer limit is never due earlier', async (t) => {
    check(
      fc.property(calendars, units, instants, instants, fc.nat(80), fc.nat(80), (own, unit, one, other, few, more) => {
        const [first, last] = one < other ? [one, other] : [other, one]
        const dueOf = (amount: number, from: string) => dueAt(own, { amount, unit }, from).dueAt
        return (
          dueOf(few, first) <= dueOf(few, last) && dueOf(Math.min(few, more), one) <= dueOf(Math.max(few, more), one)
        )
      }),
    )
    t.pass()
  })
  t.test('nothing is due before it starts', async (t) => {
    check(
      fc.property(
        calendars,
        units,
        instants,
        fc.nat(80),
        (own, unit, from, amount) => dueAt(own, { amount, unit }, from).dueAt >= from,
      ),
    )
    t.pass()
  })
  t.test('the working minutes of the parts add up to those of the whole', async (t) => {
    check(
      fc.property(calendars, fc.tuple(instants, instants, instants), (own, three) => {
        const [from, middle, to] = three.toSorted()
        if (!from || !middle || !to) return false
        const minutes = (one: string, other: string) => workingMinutesBetween(own, one, other)
        return minutes(from, middle) >= 0 && minutes(from, middle) + minutes(middle, to) === minutes(from, to)
      }),
    )
    t.pass()
  })
  t.test('a limit in working hours takes that many', async (t) => {
    check(
      fc.property(instants, fc.nat(80), (from, amount) => {
        const { dueAt: end } = dueAt(calendar, { amount, unit: 'workingHours' }, from)
        return workingMinutesBetween(calendar, from, end) === amount * 60
      }),
    )
    t.pass()
  })
  t.test('counting the working days that were added gives their number', async (t) => {
    const days = fc.integer({ min: dayNumberOf('2023-11-01'), max: dayNumberOf('2027-03-01') }).map(dateOf)
    check(
      fc.property(days, fc.nat(80), (date, amount) => {
        const last = addWorkingDays(calendar, date, amount)
        return workingDaysBetween(calendar, date, last) === amount && (amount === 0 || isWorkingDay(calendar, last))
      }),
    )
    check(
      fc.property(days, fc.integer({ min: 1, max: 80 }), (date, amount) => {
        const first = addWorkingDays(calendar, date, -amount)
        return workingDaysBetween(calendar, addDays(first, -1), addDays(date, -1)) === amount
      }),
    )
    t.pass()
  })
})
