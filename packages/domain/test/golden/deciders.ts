import type { EventCatalogue } from '../../src/decider.ts'
import {
  accountDecider,
  assessmentDecider,
  calendarDecider,
  importDecider,
  itemDecider,
  meetingDecider,
  placeDecider,
  postDecider,
  ratingDecider,
  requestDecider,
  residentDecider,
  routingDecider,
  sessionDecider,
  unitDecider,
} from '../../src/index.ts'
import type { AnyDecider } from './history.ts'

const all: readonly AnyDecider[] = [
  accountDecider,
  assessmentDecider,
  calendarDecider,
  importDecider,
  itemDecider,
  meetingDecider,
  placeDecider,
  postDecider,
  ratingDecider,
  requestDecider,
  residentDecider,
  routingDecider,
  sessionDecider,
  unitDecider,
]

/** Every aggregate by the name of its machine, which stored events carry. */
export const deciders: Readonly<Record<string, AnyDecider>> = Object.fromEntries(
  all.map((decider) => [decider.machine.name, decider]),
)

/** Every event type there is. */
export const catalogue: EventCatalogue = Object.assign({}, ...all.map((decider) => decider.events))
