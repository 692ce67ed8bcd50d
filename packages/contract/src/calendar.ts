import { calendarCommands } from '@wubu/domain'
import { z } from 'zod'
import { id, instant, written } from './common.ts'
import { get, post, route } from './route.ts'

const content = calendarCommands['set-calendar-year'].omit({ year: true })
const calendarYear = calendarCommands['set-calendar-year']
const params = z.strictObject({ year: z.coerce.number().pipe(calendarYear.shape.year) })

export const calendarRoutes = {
  listCalendarYears: get(
    '/api/calendar',
    '工作日历 The years of the working calendar, the provisional 暂定 ones marked',
    {
      reply: z.strictObject({ timeZone: z.string(), version: z.string(), years: z.array(calendarYear) }),
    },
  ),
  getCalendarYear: get('/api/calendar/:year', '某年日历 One year of the working calendar', {
    params,
    reply: calendarYear,
  }),
  setCalendarYear: route(
    'PUT',
    '/api/calendar/:year',
    '设定某年日历 Set a year anew: open due dates that it touches follow',
    {
      params,
      body: content,
      reply: written,
      write: true,
    },
  ),
  previewCalendarYear: post(
    '/api/calendar/:year/preview',
    '试算 What setting a year so would move; nothing is written',
    {
      params,
      body: content,
      reply: z.strictObject({
        /** Open requests that were looked at, and how many of them have a due date that would move. */
        looked: z.int(),
        moved: z.int(),
        /** False where there are more than were looked at. */
        complete: z.boolean(),
        examples: z.array(
          z.strictObject({ requestId: id, receiptNo: z.string(), kind: z.string(), from: instant, to: instant }),
        ),
      }),
      write: false,
    },
  ),
} as const
