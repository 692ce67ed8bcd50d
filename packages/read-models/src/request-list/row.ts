import type { DeadlineKind } from '@wubu/domain'

/** One request, with all that lists, the detail and access control ask for. Instants are ISO 8601 in UTC. */
export interface RequestRow {
  readonly id: string
  readonly receiptNo: string
  /** The state's full path, such as `handling.inProgress`, and its first part. */
  readonly state: string
  readonly step: string
  readonly channel: string
  readonly sourceSystem: string | null
  readonly sourceReference: string | null
  readonly item: string | null
  readonly itemVersion: number | null
  readonly place: string | null
  readonly leadAssignment: string | null
  /** The unit that leads. */
  readonly unit: string | null
  /** Units that were ever given a part of it. */
  readonly units: readonly string[]
  /** The counter that took it. */
  readonly window: string | null
  /** Who registered it; null for an import. */
  readonly registeredBy: string | null
  readonly registeredByUnit: string | null
  readonly residentId: string | null
  readonly registeredAt: string
  readonly acceptedAt: string | null
  readonly totalDueAt: string | null
  /** The earliest due date that is not met yet. */
  readonly nextDueAt: string | null
  /** The earliest instant at which one of them turns yellow. */
  readonly nextWarnAt: string | null
  readonly openDeadlines: readonly OpenDeadline[]
  /** 延期 that is asked for and not decided. */
  readonly extensions: readonly OpenExtension[]
  readonly completedAt: string | null
  readonly closedAt: string | null
  readonly handlingKind: string | null
  /** Evaluations so far, and what the last one said: five levels (5 is best), solved 1 or 0. */
  readonly rounds: number
  readonly evaluationLevel: number | null
  readonly evaluationSolved: number | null
  /** 1 from 重办 on until somebody was called, or the attempts are used up. */
  readonly calling: number
  /** How often a unit gave it back. */
  readonly returns: number
  /** 催办 and 督办 cards so far; escalated 1 while a supervisor decides on a second dissatisfaction. */
  readonly urges: number
  readonly yellowCards: number
  readonly redCards: number
  readonly escalated: number
  /** The request that it is merged into 并案. */
  readonly leading: string | null
  /** Revision of the last event. */
  readonly revision: number
  /** Sealed, as JSON. */
  readonly description: string | null
  readonly address: string | null
}

export interface OpenExtension {
  readonly id: string
  readonly assignmentId: string | null
}

export interface OpenDeadline {
  readonly id: string
  readonly kind: DeadlineKind
  readonly assignmentId: string | null
  readonly dueAt: string
  /** When 80 % of the limit will have passed. */
  readonly warnAt: string | null
}
