import { routes } from '@wubu/contract'
import type { TestNode } from './node.ts'

export interface Registered {
  readonly id: string
  readonly receiptNo: string
  readonly progressCode: string
}

/** Registers and accepts a request of one side of the district. */
export async function registered(
  { client }: TestNode,
  side: 'a' | 'b' = 'a',
  item = 'road-repair',
): Promise<Registered> {
  const {
    requestId: id,
    receiptNo,
    progressCode,
  } = await client(`window-${side}`).call(routes.registerRequest, {
    body: { channel: 'window', item, place: `grid-${side}`, description: '路灯不亮', accept: true },
  })
  return { id, receiptNo, progressCode }
}

/** Registers, and dispatches to these units; the first leads. */
export async function dispatched(
  node: TestNode,
  units: readonly string[],
  side: 'a' | 'b' = 'a',
  item = 'road-repair',
): Promise<Registered> {
  const request = await registered(node, side, item)
  const assignments = units.map((unit, index) => ({
    unit,
    part: index === 0 ? ('lead' as const) : ('support' as const),
  }))
  await node
    .client('dispatcher')
    .call(routes['dispatch-request'], { params: { id: request.id }, body: { assignments } })
  return request
}

/** As far as the feedback. */
export async function awaitingFeedback(node: TestNode, side: 'a' | 'b' = 'a'): Promise<Registered> {
  const request = await dispatched(node, [side === 'a' ? 'civil-affairs' : 'urban-management'], side)
  const body = { assignmentId: 'a1', result: '已修好' }
  await node.client(`handler-${side}`).call(routes['complete-assignment'], { params: { id: request.id }, body })
  return request
}
