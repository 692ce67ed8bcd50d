import type { DatabaseSync } from 'node:sqlite'
import {
  type CalendarEvent,
  type CalendarYear,
  type CellView,
  calendarDecider,
  type Item,
  type ItemEvent,
  itemDecider,
  itemFacts,
  itemFactsOfVersion,
  type Place,
  type PlaceEvent,
  type Post,
  type PostEvent,
  placeDecider,
  placePathIn,
  postDecider,
  type Reference,
  type Routing,
  type RoutingEvent,
  type RoutingRule,
  routingDecider,
  type Unit,
  type UnitEvent,
  unitDecider,
  type WorkCalendar,
  workCalendar,
} from '@wubu/domain'
import type { NewEvent, Recorded } from '@wubu/domain/decider'
import type { DecodedEvent, Position } from '@wubu/engine'
import { recorded } from '../aggregate-projection.ts'
import { readCheckpoint } from '../database.ts'
import { idIn } from '../typed-event.ts'
import { calendarTable, itemTable, placeTable, postTable, routingTable, unitTable } from './tables.ts'

/** Streams that a snapshot is made of. */
export const referencePrefixes = ['place-', 'unit-', 'item-', 'calendar-', 'routing-', 'post-'] as const

/** Catalogue, organisation and calendar in memory, folded from the log: what a deciding node knows of them. */
export class ReferenceSnapshot implements Reference {
  readonly #timeZone: string
  #places = new Map<string, Place>()
  #units = new Map<string, Unit>()
  #items = new Map<string, Item>()
  #years = new Map<string, CalendarYear>()
  #routing = new Map<string, Routing>()
  #posts = new Map<string, Post>()
  /** By B person; made anew after a post changed. */
  #backed: ReadonlyMap<string, readonly Post[]> | null = null
  #ofUnit: ReadonlyMap<string, readonly Post[]> | null = null
  #calendar: WorkCalendar

  /** `timeZone` is the log's, an IANA name. */
  constructor(timeZone: string) {
    this.#timeZone = timeZone
    this.#calendar = workCalendar(timeZone, [])
  }

  /** Starts from the read models; returns the position to follow the log from. */
  load(db: DatabaseSync): Position | null {
    // one transaction: rows and position of one moment
    db.exec('BEGIN')
    try {
      this.#places = placeTable.all(db)
      this.#units = unitTable.all(db)
      this.#items = itemTable.all(db)
      this.#years = new Map(calendarTable.all(db))
      this.#routing = new Map(routingTable.all(db))
      this.#posts = postTable.all(db)
      this.#forgetPosts()
      this.#calendar = workCalendar(this.#timeZone, [...this.#years.values()])
      return readCheckpoint(db)
    } finally {
      db.exec('COMMIT')
    }
  }

  clear(): void {
    this.#forgetPosts()
    for (const states of [this.#places, this.#units, this.#items, this.#years, this.#routing, this.#posts])
      states.clear()
    this.#calendar = workCalendar(this.#timeZone, [])
  }

  /** Events of other streams change nothing. */
  apply(event: DecodedEvent): void {
    evolveIn<Place, PlaceEvent>(this.#places, 'place-', event, placeDecider.evolve)
    evolveIn<Unit, UnitEvent>(this.#units, 'unit-', event, unitDecider.evolve)
    evolveIn<Item, ItemEvent>(this.#items, 'item-', event, itemDecider.evolve)
    if (evolveIn<Post, PostEvent>(this.#posts, 'post-', event, postDecider.evolve)) this.#forgetPosts()
    evolveIn<Routing, RoutingEvent>(this.#routing, 'routing-', event, routingDecider.evolve)
    if (!evolveIn<CalendarYear, CalendarEvent>(this.#years, 'calendar-', event, calendarDecider.evolve)) return
    this.#calendar = workCalendar(this.#timeZone, [...this.#years.values()])
  }

  get calendar() {
    return this.#calendar
  }

  item(code: string, version?: number) {
    const item = this.#items.get(code)
    if (!item) return undefined
    return version === undefined ? itemFacts(item) : itemFactsOfVersion(item, version)
  }

  unit(id: string) {
    const unit = this.#units.get(id)
    return unit && { id, name: unit.name, active: unit.status === 'active', parent: unit.parent }
  }

  place(id: string) {
    const place = this.#places.get(id)
    return place && { id, name: place.name, active: place.status === 'active' }
  }

  readonly placePath: CellView['placePath'] = placePathIn((id) => this.#places.get(id))

  /** Whether a place is `outer`, or lies inside it. */
  isWithin(placeId: string, outer: string): boolean {
    const climbed = new Set<string>()
    for (let at: string | null = placeId; at !== null && !climbed.has(at); ) {
      if (at === outer) return true
      climbed.add(at)
      at = this.#places.get(at)?.parent ?? null
    }
    return false
  }

  /** A place and everything that it lies in, from the inside out. */
  placesAround(placeId: string | null): readonly string[] {
    const around: string[] = []
    for (let at = placeId; at !== null && !around.includes(at); at = this.#places.get(at)?.parent ?? null)
      around.push(at)
    return around
  }

  /** 派单规则, in the order in which they were first set. */
  post(id: string) {
    return this.#posts.get(id)
  }

  /** Open posts whose B person an account is. */
  postsBackedBy(accountId: string): readonly Post[] {
    this.#backed ??= Map.groupBy(this.#openPosts(), ({ b }) => b)
    return this.#backed.get(accountId) ?? []
  }

  /** Open posts of a unit. */
  postsOf(unit: string): readonly Post[] {
    this.#ofUnit ??= Map.groupBy(this.#openPosts(), (post) => post.unit)
    return this.#ofUnit.get(unit) ?? []
  }

  #openPosts(): readonly Post[] {
    return this.posts.filter(({ status }) => status === 'open')
  }

  #forgetPosts(): void {
    this.#backed = null
    this.#ofUnit = null
  }

  get posts(): readonly Post[] {
    return [...this.#posts.values()]
  }

  get routing(): readonly RoutingRule[] {
    return this.#routing.get('rules')?.rules ?? []
  }

  get places(): readonly Place[] {
    return [...this.#places.values()]
  }

  get units(): readonly Unit[] {
    return [...this.#units.values()]
  }

  get items(): readonly Item[] {
    return [...this.#items.values()]
  }

  get years(): readonly CalendarYear[] {
    return [...this.#years.values()]
  }
}

/** Whether the event was of such a stream. */
function evolveIn<S, E extends NewEvent>(
  states: Map<string, S>,
  prefix: string,
  event: DecodedEvent,
  evolve: (state: S | null, event: Recorded<E>) => S | null,
): boolean {
  const id = idIn(event.stream, prefix)
  if (id === null) return false
  const state = evolve(states.get(id) ?? null, recorded<E>(event))
  if (state !== null) states.set(id, state)
  return true
}
