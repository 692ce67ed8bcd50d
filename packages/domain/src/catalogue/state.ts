import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { ItemEvent } from './events.ts'
import { yearAfter } from './year-after.ts'

type Content = Omit<Extract<ItemEvent, { type: 'ItemRevised' }>['data'], 'version'>

/** What the item said from `since` (ISO 8601, UTC) until the next version. */
interface ItemVersion extends Content {
  readonly version: number
  readonly since: string
}

/** Under 'active' and 'rectifying' requests are taken, under nothing else. */
export const itemStatuses = [
  'proposed',
  'reviewed',
  'rejected',
  'active',
  'rectifying',
  'suspended',
  'revoked',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

/** What goes along with the work. */
type Admission = Pick<Extract<ItemEvent, { type: 'ItemAdmitted' }>['data'], 'responsibility' | 'staff' | 'funding'>

export interface Item {
  readonly code: string
  readonly status: ItemStatus
  /** Why it was rejected, suspended or revoked, or is to be rectified; null where it is none of these. */
  readonly reason: string | null
  /** The department that asked for it; null where it was taken over as admitted. */
  readonly proposedBy: string | null
  /** The account that reviewed the proposal: another one admits it. */
  readonly reviewedBy: string | null
  readonly admission: Admission | null
  /** 年审 is due from then on; null before admission. */
  readonly reviewDueAt: string | null
  /** 整改期限; null where nothing is to be rectified. */
  readonly rectifyBy: string | null
  /** By version, from 1 on; the last is in force. */
  readonly versions: readonly [ItemVersion, ...ItemVersion[]]
}

/** null before the item was registered. */
export type ItemState = Item | null

/** What deciding on a request needs of an item. */
export type ItemFacts = Pick<Item, 'code' | 'status' | 'reason'> &
  Pick<
    ItemVersion,
    | 'version'
    | 'name'
    | 'handlingKinds'
    | 'limits'
    | 'defaultUnit'
    | 'materials'
    | 'stopPolicy'
    | 'extension'
    | 'confirms'
    | 'supportUnits'
    | 'independentFeedback'
  >

const unproposed = {
  reason: null,
  proposedBy: null,
  reviewedBy: null,
  admission: null,
  reviewDueAt: null,
  rectifyBy: null,
} as const

export const initialItem: ItemState = null

export function evolveItem(state: ItemState, event: Recorded<ItemEvent>): ItemState {
  switch (event.type) {
    case 'ItemRegistered': {
      const { code, ...content } = event.data
      const reviewDueAt = yearAfter(event.occurredAt)
      return { ...unproposed, code, status: 'active', reviewDueAt, versions: [{ ...content, since: event.occurredAt }] }
    }
    case 'ItemProposed': {
      const { code, proposedBy, reason: _reason, ...content } = event.data
      const version = { ...content, since: event.occurredAt }
      const versions = state ? ([...state.versions, version] as const) : ([version] as const)
      return { ...unproposed, code, status: 'proposed', proposedBy, versions: [...versions] }
    }
    case 'ItemReviewed':
      return state && { ...state, status: 'reviewed', reviewedBy: event.actor.id }
    case 'ItemRejected':
      return state && { ...state, status: 'rejected', reason: event.data.reason }
    case 'ItemAdmitted': {
      const { reviewDueAt, ...admission } = event.data
      return state && { ...state, status: 'active', admission, reviewDueAt }
    }
    case 'ItemConfirmed': {
      const { reviewDueAt } = event.data
      return state && { ...state, status: 'active', reason: null, rectifyBy: null, reviewDueAt }
    }
    case 'ItemRectificationOrdered': {
      const { finding, rectifyBy } = event.data
      return state && { ...state, status: 'rectifying', reason: finding, rectifyBy }
    }
    case 'ItemRevoked':
      return state && { ...state, status: 'revoked', reason: event.data.reason, rectifyBy: null, reviewDueAt: null }
    case 'ItemRevised':
      return state && { ...state, versions: [...state.versions, { ...event.data, since: event.occurredAt }] }
    case 'ItemSuspended':
      return state && { ...state, status: 'suspended', reason: event.data.reason }
    case 'ItemResumed':
      // what was to be rectified still is
      return state && { ...state, status: state.rectifyBy === null ? 'active' : 'rectifying', reason: null }
    default:
      event satisfies never
      return state
  }
}

export function itemStateValue(state: ItemState, _event: NewEvent): StateValue | null {
  return state && { item: state.status }
}

/** The item as of its version in force. */
export function itemFacts(item: Item): ItemFacts {
  return factsOf(item, item.versions.at(-1) ?? item.versions[0])
}

/** The item as of an earlier version, the one that a request was accepted under; undefined where there is no such version. */
export function itemFactsOfVersion(item: Item, version: number): ItemFacts | undefined {
  const found = item.versions.find((one) => one.version === version)
  return found && factsOf(item, found)
}

function factsOf({ code, status, reason }: Item, of: ItemVersion): ItemFacts {
  const { version, name, handlingKinds, limits, defaultUnit, supportUnits, materials } = of
  const { stopPolicy, extension, confirms, independentFeedback } = of
  return {
    ...{ code, status, reason, version, name, handlingKinds, limits, defaultUnit, supportUnits, materials },
    ...{ stopPolicy, extension, confirms, independentFeedback },
  }
}
