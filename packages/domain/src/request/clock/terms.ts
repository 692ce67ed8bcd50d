import type { Limit, StopPolicy } from '../../calendar/limit.ts'

/** Time that a clock stood. `to` is null while it stands. */
export interface Stop {
  readonly from: string
  readonly to: string | null
  readonly policy: StopPolicy
}

/** All that a due date is counted from, besides the calendar. Instants are ISO 8601 in UTC with milliseconds. */
export interface Terms {
  readonly limit: Limit
  readonly from: string
  /** In order, without overlap. */
  readonly stops: readonly Stop[]
  /** 延期 as granted, in the limit's own unit. */
  readonly extensions: readonly Limit[]
}
