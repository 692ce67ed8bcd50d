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
  /** Working minutes that a unit held what it returned. */
  readonly heldMinutes: number | null
}
