import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../../shared/api/query.ts'
import type { ReceiptProof } from '../../shared/request/progress-address.ts'

export type Progress = ReplyOf<Routes['getProgress']>
export type Disclosure = ReplyOf<Routes['getDisclosure']>

/** The code is part of the key in memory, and of nothing that is kept. */
export function progressOf({ receiptNo, code }: ReceiptProof) {
  return apiQuery(routes.getProgress, { params: { receiptNo }, body: { code } }, { live: true })
}

export const disclosure = apiQuery(routes.getDisclosure, {})
