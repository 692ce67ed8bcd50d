import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { CalendarEvent } from './events.ts'

/** One year as it was last set. */
export type CalendarYear = CalendarEvent['data']
/** null for a year that was never set. */
export type CalendarState = CalendarYear | null

export const initialCalendar: CalendarState = null

export function evolveCalendar(state: CalendarState, event: Recorded<CalendarEvent>): CalendarState {
  switch (event.type) {
    case 'CalendarYearSet':
      return event.data
    default:
      event.type satisfies never
      return state
  }
}

export function calendarStateValue(state: CalendarState, _event: NewEvent): StateValue | null {
  return state && { calendar: state.status }
}
