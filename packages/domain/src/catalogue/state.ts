import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { ItemEvent } from './events.ts'

type Content = Omit<Extract<ItemEvent, { type: 'ItemRevised' }>['data'], 'version'>

/** What the item said from `since` (ISO 8601, UTC) until the next version. */
interface ItemVersion extends Content {
  readonly version: number
  readonly since: string
}

export interface Item {
  readonly code: string
  readonly status: 'active' | 'suspended'
  /** By version, from 1 on; the last is in force. */
  readonly versions: readonly [ItemVersion, ...ItemVersion[]]
}

/** null before the item was registered. */
export type ItemState = Item | null

/** What deciding on a request needs of an item. */
export type ItemFacts = Pick<Item, 'code' | 'status'> &
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
  >

export const initialItem: ItemState = null

export function evolveItem(state: ItemState, event: Recorded<ItemEvent>): ItemState {
  switch (event.type) {
    case 'ItemRegistered': {
      const { code, ...content } = event.data
      return { code, status: 'active', versions: [{ ...content, since: event.occurredAt }] }
    }
    case 'ItemRevised':
      return state && { ...state, versions: [...state.versions, { ...event.data, since: event.occurredAt }] }
    case 'ItemSuspended':
      return state && { ...state, status: 'suspended' }
    case 'ItemResumed':
      return state && { ...state, status: 'active' }
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

function factsOf({ code, status }: Item, of: ItemVersion): ItemFacts {
  const { version, name, handlingKinds, limits, defaultUnit, materials, stopPolicy, extension, confirms } = of
  return { code, status, version, name, handlingKinds, limits, defaultUnit, materials, stopPolicy, extension, confirms }
}
