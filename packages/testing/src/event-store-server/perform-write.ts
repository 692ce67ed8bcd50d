import type { Metadata } from '@grpc/grpc-js'
import { refusedAccess, refusedRole } from './access.ts'
import type { WriteOutcome } from './event-log.ts'
import type { Address, Fault, Refusal } from './faults.ts'
import type { ServerNode } from './node.ts'

/** What the client is told of a write; `kill` and `hang` tell it nothing. */
export type WriteAnswer =
  | { readonly kind: 'outcome'; readonly outcome: WriteOutcome }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly leader: Address | undefined }
  | { readonly kind: 'kill' }
  | { readonly kind: 'hang'; readonly wedge?: boolean | undefined }

interface Write {
  readonly call: 'append' | 'delete'
  readonly stream: string
  readonly headers: Metadata
  readonly perform: () => WriteOutcome
  readonly answer: (answer: WriteAnswer) => void
}

/** One write with whatever the switchboard has for it. Without a fault it is done and answered in the same turn. */
export function performWrite(node: ServerNode, write: Write) {
  const { membership } = node
  const refuse = (refusal: Refusal, leader = membership.leader()) => write.answer({ kind: 'refused', refusal, leader })
  const denied = refusedAccess(node, write.headers) ?? refusedRole(node, write.headers)
  if (denied) return refuse(denied)
  const fault = node.faults.strike(write.call, write.stream)
  if (fault?.kind === 'refuse') return refuse(fault.with, fault.leader)
  if (fault?.kind === 'hang') return write.answer({ kind: 'hang', wedge: fault.wedge })
  // a follower forwards what it is given; without a leader there is nobody to forward to
  if (!membership.isLeader() && !membership.leader()) return refuse('noLeader')
  if (fault) return disturbed(fault, write, refuse)
  write.answer({ kind: 'outcome', outcome: write.perform() })
}

function disturbed(fault: Fault, { perform, answer }: Write, refuse: (refusal: Refusal) => void) {
  const done = (outcome: WriteOutcome) => answer({ kind: 'outcome', outcome })
  if (fault.kind === 'delay' || fault.kind === 'slow') {
    const early = fault.kind === 'delay' && fault.written === 'first' ? perform() : undefined
    setTimeout(() => done(early ?? perform()), fault.ms)
    return
  }
  const outcome = perform()
  if (fault.kind !== 'loseReply') return done(outcome)
  if (fault.tell === 'nothing') return answer({ kind: 'hang' })
  if (fault.tell === 'kill') return answer({ kind: 'kill' })
  refuse(fault.tell)
}
