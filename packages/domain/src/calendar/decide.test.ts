import { accepted, actor, given, rejected, testNow } from '@wubu/testing'
import t from 'tap'
import type { CalendarCommand } from './commands.ts'
import { calendarDecider } from './decide.ts'
import type { CalendarEvent } from './events.ts'

type Data = CalendarCommand['data']

const year2026: Data = {
  year: 2026,
  version: 1,
  status: 'published',
  source: '国办发明电〔2025〕7号',
  holidays: [{ date: '2026-01-02', name: '元旦' }],
  workdays: [{ date: '2026-01-04', name: '元旦调休' }],
}
const set = (change: Partial<Data> = {}, by = actor('admin')): CalendarCommand => ({
  type: 'set-calendar-year',
  data: { ...year2026, ...change },
  meta: { now: testNow, actor: by },
})
const was: CalendarEvent = { type: 'CalendarYearSet', data: year2026 }
const calendar = given(calendarDecider)

t.test('a calendar year', async (t) => {
  t.test('is set by an administrator or the system', async (t) => {
    t.match(calendar().when(set()), accepted('CalendarYearSet'))
    t.match(calendar().when(set({}, actor('system'))), accepted('CalendarYearSet'))
  })
  t.test('is set by nobody else', async (t) => {
    for (const role of ['window', 'dispatcher', 'supervisor', 'resident'] as const) {
      t.match(calendar().when(set({}, actor(role))), rejected('role_not_permitted'))
    }
  })
  t.test('is set again only in a newer version', async (t) => {
    t.match(calendar(was).when(set()), rejected('calendar_version_not_newer', { version: 1 }))
    t.match(calendar(was).when(set({ version: 2, holidays: [] })), accepted('CalendarYearSet'))
  })
  t.test('does not become another year', async (t) => {
    const year2027 = { year: 2027, version: 2, holidays: [], workdays: [] }
    t.match(calendar(was).when(set(year2027)), rejected('calendar_of_another_year'))
  })
  t.test('shows whether it is published or provisional', async (t) => {
    const provisional: CalendarEvent = { ...was, data: { ...year2026, status: 'provisional' } }
    t.same(calendarDecider.stateValue(calendar(provisional).state, provisional), { calendar: 'provisional' })
    t.same(calendarDecider.stateValue(calendar(provisional, was).state, was), { calendar: 'published' })
    t.equal(calendarDecider.stateValue(calendar().state, was), null)
  })
})

t.test('the days of a calendar year', async (t) => {
  const day = (date: string) => ({ date, name: '春节' })
  t.test('lie in that year', async (t) => {
    t.match(
      calendar().when(set({ holidays: [day('2025-12-31')] })),
      rejected('day_outside_year', { date: '2025-12-31' }),
    )
    t.match(calendar().when(set({ workdays: [day('2027-01-02')] })), rejected('day_outside_year'))
  })
  t.test('are listed once', async (t) => {
    t.match(calendar().when(set({ holidays: [day('2026-02-17'), day('2026-02-17')] })), rejected('day_given_twice'))
    t.match(calendar().when(set({ workdays: [day('2026-02-14'), day('2026-02-14')] })), rejected('day_given_twice'))
  })
  t.test('are not a holiday and a working day at once', async (t) => {
    const both = { holidays: [day('2026-02-14')], workdays: [day('2026-02-14')] }
    t.match(calendar().when(set(both)), rejected('day_both_holiday_and_workday'))
  })
  t.test('that are worked out of turn are Saturdays or Sundays', async (t) => {
    t.match(calendar().when(set({ workdays: [day('2026-02-25')] })), rejected('workday_not_on_weekend'))
  })
})
