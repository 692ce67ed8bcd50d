import type { EventLog, LoggedEvent } from './event-log.ts'
import type { Address, Faults } from './faults.ts'

/** What a node of a cluster knows of the others. A single server is the leader of itself. */
export interface Membership {
  isLeader(): boolean
  leader(): Address | undefined
  members(): readonly Member[]
  /** How far this node's reads are behind the log, in ms; 0 for a leader. */
  lagMs(): number
}

export interface Member extends Address {
  readonly instanceId: string
  readonly role: 'leader' | 'follower'
  readonly isAlive: boolean
}

/** What the handlers of one server work with. */
export interface ServerNode {
  readonly log: EventLog
  readonly faults: Faults
  readonly membership: Membership
  readonly settings: ServerSettings
  /** Breaks the connection that a call came over. */
  killConnection(peer: string): void
  /** The calls that stay open, subscriptions and batch appends, to end them from outside. */
  readonly subscriptions: Set<{ cut(by: 'end' | 'tooSlow'): unknown }>
}

export interface ServerSettings {
  /** Basic credentials that every call must carry; without them everybody may do everything, as with `--insecure`. */
  readonly credentials?: { readonly username: string; readonly password: string }
  /** Live events that may wait for a reader that does not read, before it is dropped. */
  readonly liveBuffer: number
  readonly maxAppendBytes: number
}

/** How many events of the log this node shows: a follower shows what is older than its lag. */
export function visibleEnd({ log, membership }: ServerNode): number {
  const lag = membership.lagMs()
  let end = log.events.length
  if (lag === 0) return end
  const newest = Date.now() - lag
  while (end > 0 && createdAt(log.events[end - 1]) > newest) end -= 1
  return end
}

function createdAt(event: LoggedEvent | undefined): number {
  return event?.created ?? 0
}
