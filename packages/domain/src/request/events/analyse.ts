import { z } from 'zod'
import { code, event, uuid } from '../../event.ts'
import { assignmentId, heldParts, note, withoutHeldParts } from './fields.ts'

/** 即时办结, 定期会办, 限时办结. */
export const handlingKinds = ['instant', 'joint-meeting', 'time-limited'] as const

/** 分析: what it is, whose it is, and whether it is asked already. */
export const analyseEvents = {
  /** 研判: what it is and how it is to be handled. */
  RequestClassified: event('RequestClassified', 1, {
    item: code,
    itemVersion: z.int().min(1),
    handlingKind: z.enum(handlingKinds),
    note,
  }),

  /** 并案: the same matter is handled under another request, which this one follows from here on. `held`: the parts that end with it. */
  RequestMerged: event('RequestMerged', 2, { leading: uuid, note, held: heldParts }, { 1: withoutHeldParts }),

  /** A wrong merge is undone: the request goes its own way again, from 研判 on. */
  MergeUndone: event('MergeUndone', 1, { leading: uuid, reason: note }),

  /**
   * 派单: a unit was given its part of the request; its acknowledge clock starts here. `post` is the post of the unit that has
   * it, `rule` the routing rule that suggested the unit; null where nobody or nothing did.
   */
  AssignmentDispatched: event(
    'AssignmentDispatched',
    2,
    { assignmentId, unit: code, part: z.enum(['lead', 'support']), post: code.nullable(), rule: code.nullable() },
    { 1: (data) => ({ ...data, post: null, rule: null }) },
  ),
} as const
