import { z } from 'zod'
import { code, event, instant } from '../../event.ts'
import { assignmentId, heldMinutes, note } from './fields.ts'

export const returnReasons = [
  'not-responsible',
  'outside-area',
  'wrong-item',
  'duplicate',
  'insufficient-facts',
  'other',
] as const

const returned = { assignmentId, unit: code, reason: z.enum(returnReasons), note }

/** 办理: what the units do with their parts. */
export const handleEvents = {
  /** 签收: somebody of the unit took it. */
  AssignmentAcknowledged: event('AssignmentAcknowledged', 1, { assignmentId }),

  /**
   * 转办 to another unit, or 上报 to the next one up; the new part is dispatched in the same batch under an id of its own.
   * The unit that passes it on is charged with the time that it held it.
   */
  AssignmentTransferred: event('AssignmentTransferred', 1, {
    assignmentId,
    unit: code,
    ground: z.enum(['transfer', 'escalation', 'joint-meeting']),
    toUnit: code,
    toAssignmentId: assignmentId,
    note,
    heldMinutes,
  }),

  /** 指定岗位: the part is a post's of its unit from here on, whoever had it before (A、B岗). No clock is touched. */
  AssignmentGivenToPost: event('AssignmentGivenToPost', 1, { assignmentId, unit: code, post: code }),

  /** 申请退单. Its clock runs on until the dispatcher agrees; `confirmation` by the unit's head comes before where the item asks for it. */
  ReturnRequested: event('ReturnRequested', 1, {
    ...returned,
    confirmation: z.enum(['needed', 'not-needed']),
  }),

  /** The head of the unit stands behind the return. */
  ReturnConfirmed: event('ReturnConfirmed', 1, { assignmentId, unit: code, note }),

  /** 退单不予同意: the unit keeps its part, its clock ran on. `by` says who refused: the unit's own head or the dispatcher. */
  ReturnRefused: event('ReturnRefused', 1, {
    assignmentId,
    unit: code,
    by: z.enum(['unit-head', 'dispatcher']),
    reason: note,
  }),

  /** 退单: the unit gave it back. */
  AssignmentReturned: event('AssignmentReturned', 1, { ...returned, heldMinutes }),

  /** The dispatcher withdrew a unit's part, or it ended since the request did. */
  AssignmentCancelled: event('AssignmentCancelled', 1, { assignmentId, unit: code, reason: note, heldMinutes }),

  /** No live assignment is left and the lead did not complete: back to 研判. */
  HandlingReturned: event('HandlingReturned', 1, {}),

  ProgressRecorded: event('ProgressRecorded', 1, { assignmentId, note }),

  /** 定期会办: the request was on the agenda of a joint meeting, which decided this about it. */
  JointMeetingHeld: event('JointMeetingHeld', 1, {
    meetingId: code,
    heldAt: instant,
    units: z.array(code).max(50),
    decision: note,
  }),

  /** Where the item asks for it, a result waits for the unit's head, who completes the part or sends the result back. */
  ResultSubmitted: event('ResultSubmitted', 1, { assignmentId, unit: code, result: note }),
  ResultSentBack: event('ResultSentBack', 1, { assignmentId, unit: code, reason: note }),

  /** One unit's part is done; charged with the time that it held it, null where a source does not tell. */
  AssignmentCompleted: event(
    'AssignmentCompleted',
    2,
    { assignmentId, unit: code, result: note, heldMinutes: heldMinutes.nullable() },
    { 1: (data) => ({ ...data, heldMinutes: null }) },
  ),

  /** 办结: the lead and every live support are complete. This instant counts in every completion figure. */
  HandlingCompleted: event('HandlingCompleted', 1, {}),
} as const
