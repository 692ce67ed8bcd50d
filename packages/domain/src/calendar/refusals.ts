import type { RefusalTexts } from '../refuse.ts'

export const calendarRefusals = {
  calendar_of_another_year: {
    zh: '这份日历属于另一个年份。',
    en: 'This calendar belongs to another year.',
  },
  calendar_version_not_newer: {
    zh: '该年日历已有相同或更新的版本，请使用更大的版本号。',
    en: 'This year already has this version or a newer one; use a higher version number.',
  },
  calendar_year_not_set: { zh: '该年日历尚未设定。', en: 'This year of the calendar was never set.' },
  day_outside_year: {
    zh: '所列日期不在该年之内，请列入其所属年份。',
    en: 'A day lies outside of the year; list it under its own year.',
  },
  day_given_twice: {
    zh: '同一日期重复列出。',
    en: 'A day is listed twice.',
  },
  day_both_holiday_and_workday: {
    zh: '同一日期不能既放假又上班。',
    en: 'A day cannot be both a holiday and a working day.',
  },
  workday_not_on_weekend: {
    zh: '调休上班日应为星期六或星期日。',
    en: 'A make-up working day is a Saturday or a Sunday.',
  },
} as const satisfies RefusalTexts
