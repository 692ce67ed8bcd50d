/** The calls of a client that can be disturbed. `append` covers single and batch appends, `subscribe` the reads that never end. */
export type Call = 'append' | 'read' | 'subscribe' | 'delete' | 'features' | 'gossip'

/** What a server may answer instead of doing its work. `noLeader`: not a leader, and none is known. */
export type Refusal =
  | 'unavailable'
  | 'cancelled'
  | 'notReady'
  | 'tooBusy'
  | 'notLeader'
  | 'noLeader'
  | 'timeout'
  | 'accessDenied'
  | 'unauthenticated'

export type Fault =
  /** Answers at once, nothing is done. `leader` names the node of a `notLeader`, by default the cluster's. */
  | { readonly kind: 'refuse'; readonly with: Refusal; readonly leader?: Address }
  /** Does nothing and never answers; with `wedge` nothing either that comes later on the same batch append call. */
  | { readonly kind: 'hang'; readonly wedge?: boolean }
  /** Answers later; what is to be done is done at once (`after`) or later as well. */
  | { readonly kind: 'delay'; readonly ms: number; readonly written?: 'first' | 'later' }
  /** Does its work, then the client is told nothing, loses the connection (`kill`) or is told of something else. */
  | { readonly kind: 'loseReply'; readonly tell: 'nothing' | 'kill' | Refusal }
  /** Gives so many events of a read or subscription, then ends like `by`. `silence`: stays open and gives nothing more. */
  | { readonly kind: 'cut'; readonly after: number; readonly by: Cut }
  /** Gives the last events before the place to start from once more. */
  | { readonly kind: 'repeat'; readonly events: number }
  /** Waits before each event. */
  | { readonly kind: 'slow'; readonly ms: number }

export type Cut = 'end' | 'kill' | 'cancelled' | 'unavailable' | 'tooSlow' | 'silence'

export interface Address {
  readonly host: string
  readonly port: number
}

export interface FaultOptions {
  /** How many calls are disturbed, 1 by default. */
  readonly times?: number
  /** How many calls pass before. */
  readonly skip?: number
  /** Only calls for streams that begin like this. Reads and subscriptions of everything are named `$all`. */
  readonly stream?: string
}

/** An injected fault: how often it struck, and its end. */
export interface InjectedFault {
  readonly hits: number
  clear(): void
}

interface Armed {
  readonly call: Call
  readonly fault: Fault
  readonly stream: string
  skip: number
  left: number
  hits: number
}

/** The switchboard: faults wait here for the calls that they disturb. */
export class Faults {
  #armed: Armed[] = []

  inject(call: Call, fault: Fault, { times = 1, skip = 0, stream = '' }: FaultOptions = {}): InjectedFault {
    const armed = { call, fault, stream, skip, left: times, hits: 0 }
    this.#armed.push(armed)
    return {
      get hits() {
        return armed.hits
      },
      clear: () => {
        this.#armed = this.#armed.filter((other) => other !== armed)
      },
    }
  }

  clear(): void {
    this.#armed = []
  }

  /** The fault that strikes this call, if any; the first that was injected comes first. */
  strike(call: Call, stream: string): Fault | undefined {
    for (const armed of this.#armed) {
      if (armed.call !== call || !stream.startsWith(armed.stream)) continue
      if (armed.skip > 0) {
        armed.skip -= 1
        continue
      }
      armed.hits += 1
      armed.left -= 1
      if (armed.left <= 0) this.#armed = this.#armed.filter((other) => other !== armed)
      return armed.fault
    }
    return undefined
  }
}
