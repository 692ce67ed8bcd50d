import type { DatabaseSync } from 'node:sqlite'
import type {
  accountDecider,
  assessmentDecider,
  CalendarYear,
  CellView,
  calendarDecider,
  Item,
  importDecider,
  itemDecider,
  meetingDecider,
  Place,
  Post,
  placeDecider,
  postDecider,
  Reference,
  RoutingRule,
  ratingDecider,
  requestDecider,
  residentDecider,
  routingDecider,
  sessionDecider,
  Unit,
  unitDecider,
} from '@wubu/domain'
import type { Decider } from '@wubu/domain/decider'
import type { EventStore, KeyStore, Position } from '@wubu/engine'
import type { CompletionQuestion, Replayed } from '@wubu/read-models'
import type { BoundHandler } from './bound-handler.ts'
import type { Rebuilding } from './rebuilding.ts'

type HandlerOf<D> = D extends Decider<infer S, infer C, infer E> ? BoundHandler<S, C, E> : never

/** One command handler per kind of aggregate. */
export interface Handlers {
  readonly requests: HandlerOf<typeof requestDecider>
  readonly residents: HandlerOf<typeof residentDecider>
  readonly accounts: HandlerOf<typeof accountDecider>
  readonly sessions: HandlerOf<typeof sessionDecider>
  readonly places: HandlerOf<typeof placeDecider>
  readonly units: HandlerOf<typeof unitDecider>
  readonly items: HandlerOf<typeof itemDecider>
  readonly calendars: HandlerOf<typeof calendarDecider>
  readonly meetings: HandlerOf<typeof meetingDecider>
  readonly posts: HandlerOf<typeof postDecider>
  readonly assessments: HandlerOf<typeof assessmentDecider>
  readonly ratings: HandlerOf<typeof ratingDecider>
  readonly routing: HandlerOf<typeof routingDecider>
  readonly imports: HandlerOf<typeof importDecider>
}

/** Catalogue, organisation and calendar, always current with the log, and whole for lists. */
export interface Directory extends Reference {
  readonly items: readonly Item[]
  readonly units: readonly Unit[]
  readonly places: readonly Place[]
  readonly posts: readonly Post[]
  /** Open posts whose B person an account is. */
  postsBackedBy(accountId: string): readonly Post[]
  readonly placePath: CellView['placePath']
  /** Whether a place is `outer`, or lies inside it. */
  isWithin(placeId: string, outer: string): boolean
  /** A place and everything that it lies in, from the inside out. */
  placesAround(placeId: string | null): readonly string[]
  /** Years of the calendar. */
  readonly years: readonly CalendarYear[]
  /** 派单规则. */
  readonly routing: readonly RoutingRule[]
  waitFor(position: Position, timeoutMs: number): Promise<boolean>
}

/** One node of Wubu without its HTTP: what routes and commands of the command line work with. */
export interface Runtime extends Handlers {
  readonly store: EventStore
  readonly keys: KeyStore
  /** IANA name from LogCreated; days and months of figures are local to it. */
  readonly timeZone: string
  /** A folder for what need not outlive the process; made when it is needed. */
  readonly scratchDir: string
  /** The present instant: ISO 8601, UTC, milliseconds. */
  now(): string
  readonly reference: Directory
  /** A read-only connection to the current read models; ask anew for every query, since a rebuild swaps the file. */
  readModels(): DatabaseSync
  /**
   * Resolves when what answers a question about the completion figures in milliseconds is there: the first one that cuts them in a way
   * of its own has it built. Later at the latest after a few seconds: it is then answered the long way.
   */
  prepareFigures(question: CompletionQuestion): Promise<void>
  /**
   * Resolves true when the read models have reached the position, false when the time is over. They hurry for it, which keeps
   * the batches of a busy log small and dear, unless `hurry` is false.
   */
  waitForReadModels(position: Position, timeoutMs: number, hurry?: boolean): Promise<boolean>
  /** Has what the read models could not apply tried again, of one stream or of all; null where they are being built. */
  replayParked(stream: string | undefined): Promise<Replayed | null>
  readonly rebuilding: Rebuilding
  /** How far the read models are: their checkpoint and the events that they lack. */
  lag(): {
    readonly position: Position | null
    /** null where nobody has counted them. */
    readonly events: number | null
    /** Since the read models were last current. */
    readonly seconds: number
    /** Whether the log answered when it was last looked at; if not, nobody knows what the read models lack. */
    readonly isLogReachable: boolean
    /** Whether they have been current since the start: before, they may lack anything. */
    readonly caughtUp: boolean
  }
  close(): Promise<void>
}
