import type { WorkCalendar } from '../calendar/working-time.ts'
import type { ItemFacts } from '../catalogue/state.ts'
import type { Post } from '../post/state.ts'
import type { RequestState } from './state.ts'

/** What a unit must be for a request to be given to it. */
export interface UnitFacts {
  readonly id: string
  readonly name: string
  readonly active: boolean
  /** Where it sends requests up to 上报. */
  readonly parent: string | null
}

export interface PlaceFacts {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

/** A snapshot of catalogue, organisation and calendar: what the deciding node knew. Undefined where there is no such thing. */
export interface Reference {
  readonly calendar: WorkCalendar
  /** As of its version in force, or of the one that is asked for; its status is always the present one. */
  item(code: string, version?: number): ItemFacts | undefined
  unit(id: string): UnitFacts | undefined
  place(id: string): PlaceFacts | undefined
  post(id: string): Post | undefined
  /** Open posts of a unit. */
  postsOf(unit: string): readonly Post[]
}

/** An item as a request lives under it. A node that does not know that version yet takes the one that it knows. */
export function itemUnder({ item, itemVersion }: RequestState, reference: Reference): ItemFacts | undefined {
  if (item === null) return undefined
  return (itemVersion === null ? undefined : reference.item(item, itemVersion)) ?? reference.item(item)
}
