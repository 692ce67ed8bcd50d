import type { CalendarCommand, ItemCommand, PlaceCommand, PlaceKind, UnitCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { type CommandResult, LogUnavailable, type Position } from '@wubu/engine'
import type { Runtime } from '../runtime.ts'
import { commandIdOf } from './command-ids.ts'
import { RegistrationRefused } from './import-error.ts'
import { refusalText } from './refusal-text.ts'

type UnitData = Extract<UnitCommand, { type: 'register-unit' }>['data']
type ItemData = Extract<ItemCommand, { type: 'register-item' }>['data']
type PlaceData = Extract<PlaceCommand, { type: 'register-place' }>['data']
type CalendarData = CalendarCommand['data']

/** Who registers, as of when. */
export interface Registrar {
  readonly actor: Actor
  readonly now: string
}

/** Each registers what it is given, again as often as it is asked to; gives the log position, null where it was there. */
export function registerUnit(
  { units }: Pick<Runtime, 'units'>,
  { actor, now }: Registrar,
  data: UnitData,
): Promise<Position | null> {
  const { unitId, parent, place } = data
  const meta = {
    now,
    actor,
    parent: parent === null ? null : { id: parent },
    place: place === null ? null : { id: place },
  }
  const command = { type: 'register-unit', data, meta } as const
  return registered(units.handle({ ...idsOf(`unit-${unitId}`, command.type), command, creates: true }), unitId)
}

export function registerItem(
  { items }: Pick<Runtime, 'items'>,
  meta: Registrar,
  data: ItemData,
): Promise<Position | null> {
  const command = { type: 'register-item', data, meta } as const
  return registered(items.handle({ ...idsOf(`item-${data.code}`, command.type), command, creates: true }), data.code)
}

export function registerPlace(
  { places }: Pick<Runtime, 'places'>,
  { actor, now }: Registrar,
  data: PlaceData,
  parent: { readonly id: string; readonly kind: PlaceKind } | null,
): Promise<Position | null> {
  const command = { type: 'register-place', data, meta: { now, actor, parent } } as const
  return registered(
    places.handle({ ...idsOf(`place-${data.placeId}`, command.type), command, creates: true }),
    data.placeId,
  )
}

export function setCalendarYear(
  { calendars }: Pick<Runtime, 'calendars'>,
  meta: Registrar,
  data: CalendarData,
): Promise<Position | null> {
  const stream = `calendar-${data.year}`
  const command = { type: 'set-calendar-year', data, meta } as const
  return registered(calendars.handle({ ...idsOf(stream, command.type), command, creates: true }), stream)
}

/** Deciding on a request asks what this node knows, so it has to know the names first. */
export async function waitUntilKnown(
  { reference }: Pick<Runtime, 'reference'>,
  positions: readonly (Position | null)[],
): Promise<void> {
  const last = positions
    .flatMap((position) => position ?? [])
    .toSorted()
    .at(-1)
  if (last === undefined || (await reference.waitFor(last, 10_000))) return
  throw new LogUnavailable('This node did not see its own registrations in time. Start the same command again.')
}

function idsOf(stream: string, command: string) {
  const commandId = commandIdOf(stream, command)
  return { stream, commandId, correlationId: commandId }
}

async function registered(handled: Promise<CommandResult>, name: string): Promise<Position | null> {
  const result = await handled
  if (result.outcome === 'accepted') return result.repeated ? null : result.position
  // registered before, by somebody else or under another name: what is there is kept
  if (result.outcome === 'keyReused') return null
  if (result.outcome === 'refused' && isThere.has(result.refusal.code)) return null
  const why = result.outcome === 'refused' ? refusalText(result.refusal) : result.outcome
  throw new RegistrationRefused(`登记失败 ${name} could not be registered: ${why}`)
}

const isThere: ReadonlySet<string> = new Set([
  'unit_already_registered',
  'item_already_registered',
  'place_already_registered',
  'calendar_version_not_newer',
])
