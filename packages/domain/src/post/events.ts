import { z } from 'zod'
import { code, type EventOf, event, freeText, instant, personal } from '../event.ts'

/** 窗口岗, 网格岗, 经办岗, 负责人岗. */
export const postKinds = ['window', 'grid', 'handler', 'head'] as const

/** Accounts: A岗 has the post, B岗 stands in. */
const holders = { a: code, b: code }

/** 设岗: a post of a unit, with its A and its B person. Tasks belong to the post, whoever holds it. */
const postEstablished = event('PostEstablished', 1, {
  postId: code,
  unit: code,
  kind: z.enum(postKinds),
  name: z.string().min(1).max(120),
  ...holders,
})

const postHoldersChanged = event('PostHoldersChanged', 1, holders)

/** 离岗: from `from` on, up to but without `to` (null: until they return), the other one acts. */
const postAbsenceRecorded = event('PostAbsenceRecorded', 1, {
  holder: code,
  from: instant,
  to: instant.nullable(),
  note: personal(freeText),
})

/** 返岗, before the time that was said. */
const postHolderReturned = event('PostHolderReturned', 1, { holder: code })

/** 交接: one holder hands over to another person; every open task of the post is theirs from here on. */
const postHandedOver = event('PostHandedOver', 1, { from: code, to: code, note: personal(freeText) })

/** 撤岗: nothing is given to the post any more. */
const postClosed = event('PostClosed', 1, {})

export const postEvents = {
  PostEstablished: postEstablished,
  PostHoldersChanged: postHoldersChanged,
  PostAbsenceRecorded: postAbsenceRecorded,
  PostHolderReturned: postHolderReturned,
  PostHandedOver: postHandedOver,
  PostClosed: postClosed,
} as const
export type PostEvent = EventOf<typeof postEvents>
