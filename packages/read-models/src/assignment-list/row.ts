/** All assignments of one request; each is stored as a row of its own. */
export interface AssignmentsRow {
  readonly requestId: string
  readonly assignments: readonly AssignmentRow[]
}

/** One unit's part of a request. Instants are ISO 8601 in UTC. */
export interface AssignmentRow {
  readonly requestId: string
  readonly assignmentId: string
  readonly unit: string
  readonly part: string
  /** A state of the assignment's chart. */
  readonly status: string
  readonly dispatchedAt: string
  readonly acknowledgeDueAt: string | null
  readonly acknowledgedAt: string | null
  readonly completedAt: string | null
  readonly returnedAt: string | null
  /** Working minutes that the unit is charged with, once its part ended. */
  readonly heldMinutes: number | null
  /** The post of the unit that has it. */
  readonly post: string | null
  /** Whose word a return or a result waits for. */
  readonly waitsFor: 'unit-head' | 'dispatcher' | null
}
