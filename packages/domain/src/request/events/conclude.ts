import { z } from 'zod'
import { event } from '../../event.ts'
import { note } from './fields.ts'

export const feedbackMethods = ['in-person', 'phone', 'message', 'letter', 'notice', 'online'] as const
export const attemptOutcomes = ['reached', 'no-answer', 'wrong-number'] as const

/** 反馈 and 评议. */
export const concludeEvents = {
  /**
   * An attempt to tell the resident, to ask for the evaluation, or to make the call that 重办 begins with. `unansweredDays`: the local
   * days, with this one, on which nobody was reached since the last completion or reopening; null where version 1 did not say.
   */
  FeedbackAttempted: event(
    'FeedbackAttempted',
    2,
    {
      method: z.enum(feedbackMethods),
      outcome: z.enum(attemptOutcomes),
      note,
      unansweredDays: z.int().min(0).nullable(),
    },
    { 1: (data) => ({ ...data, unansweredDays: null }) },
  ),

  /** 反馈: the resident was told the result. */
  FeedbackDelivered: event('FeedbackDelivered', 1, { method: z.enum(feedbackMethods), note }),

  /** 评议: five levels (5 非常满意 … 1 非常不满意) and solved or not. `round` counts from 1. */
  RequestEvaluated: event('RequestEvaluated', 1, {
    round: z.int().min(1),
    by: z.enum(['window', 'resident', 'callback']),
    level: z.int().min(1).max(5),
    solved: z.boolean(),
    reason: note,
  }),

  /** 未评: no answer in time. It counts in no satisfaction rate. */
  EvaluationLapsed: event('EvaluationLapsed', 1, { round: z.int().min(1) }),

  /** 重办 after dissatisfaction, or by a supervisor. Not completed from here on, until completed again. */
  RequestReopened: event('RequestReopened', 1, { ground: z.enum(['dissatisfied', 'supervisor']), reason: note }),

  /** 结案归档. What was not told stays unknown; `reason` where a supervisor closed it. */
  RequestClosed: event(
    'RequestClosed',
    2,
    {
      feedback: z.enum(['delivered', 'unknown']),
      evaluation: z.enum(['evaluated', 'lapsed', 'unknown']),
      reason: note,
    },
    { 1: (data) => ({ ...data, reason: null }) },
  ),
} as const
