import { z } from 'zod'
import { code, event, freeText, instant, personal } from '../../event.ts'
import { assignmentId, note } from './fields.ts'

export const correctableFields = ['item', 'place', 'channel'] as const
export const cardColours = ['yellow', 'red'] as const

/** Whose part it is about; null: the request as a whole, which nobody has yet. */
const addressed = { assignmentId: assignmentId.nullable(), unit: code.nullable() }

/** 督办: what a supervisor does about a request, in whatever state it is. */
export const superviseEvents = {
  /** 催办. */
  UrgeIssued: event('UrgeIssued', 1, { ...addressed, note }),

  /** 督办黄牌, 红牌. `ordinal` counts the cards of that colour on this request, from 1. */
  WarningCardIssued: event('WarningCardIssued', 1, {
    ...addressed,
    colour: z.enum(cardColours),
    ordinal: z.int().min(1),
    reason: note,
  }),

  /** 挂牌: on the board, with the unit and the account that answer for it, and the date by which it is to be done. */
  TaskHungUp: event('TaskHungUp', 1, {
    unit: code,
    answerable: code.nullable(),
    dueAt: instant,
    reason: note,
  }),

  /** 销号: handling is complete and the supervisor has checked it. */
  TaskCrossedOff: event('TaskCrossedOff', 1, { finding: note }),

  /** 更正: a wrong entry is corrected by a new event; nothing stored is edited. */
  CorrectionRecorded: event('CorrectionRecorded', 1, {
    field: z.enum(correctableFields),
    from: z.string().nullable(),
    to: code,
    reason: personal(freeText),
  }),

  /** Somebody who sees personal data masked asked for it, and why. */
  PersonalDataShown: event('PersonalDataShown', 1, { reason: personal(freeText) }),
} as const
