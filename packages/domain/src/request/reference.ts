import type { WorkCalendar } from '../calendar/working-time.ts'
import type { ItemFacts } from '../catalogue/state.ts'

/** What a unit must be for a request to be given to it. */
export interface UnitFacts {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

export interface PlaceFacts {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/** A snapshot of catalogue, organisation and calendar: what the deciding node knew. Undefined where there is no such thing. */
export interface Reference {
  readonly calendar: WorkCalendar
  item(code: string): ItemFacts | undefined
  unit(id: string): UnitFacts | undefined
  place(id: string): PlaceFacts | undefined
}
