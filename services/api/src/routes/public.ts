import { allowedCommands, liveAssignments, normaliseReceiptNo, type RequestCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { requestsByReceiptNo } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressKey } from '../addresses.ts'
import { endpoint } from '../endpoint.ts'
import { accountNamespace, streamOf } from '../ids.ts'
import { type Known, leaderOf, releaseFollowers, totalDueAt } from '../merged.ts'
import { isProgressCode } from '../progress-code.ts'
import { type Limiter, limiters } from '../rate-limits.ts'
import { refused } from '../refused.ts'
import { type RequestHistory, readRequest } from '../request-history.ts'
import type { Services } from '../services.ts'
import { acceptedOf, commandedReply, writeHeaders } from '../write.ts'

/** What the resident may say themselves. */
type ByResident = {
  [T in 'evaluate-request' | 'withdraw-request']: Pick<Extract<RequestCommand, { type: T }>, 'type' | 'data'>
}['evaluate-request' | 'withdraw-request']

/** Whoever has receipt and code is the resident; nothing tells who they are. */
const resident: Actor = { id: 'resident', role: 'resident', unit: null }
/** The code of no receipt is compared as well, so that a wrong receipt takes as long as a wrong code. */
const nobody = '00000000-0000-4000-8000-000000000000'

/** For the resident, by receipt number and code (平台以外无受理: also what they say comes in as a command). */
export function publicRoutes(app: FastifyInstance, { runtime, config }: Services): void {
  const limit = limiters(app)
  const byAddress: Limiter = limit('public', config.publicLimit, 60_000)
  const byReceipt: Limiter = limit('receipt', config.publicLimit, 3_600_000)

  /** The request's id. Throws Refused, the same for an unknown receipt and a wrong code. */
  async function prove(request: FastifyRequest, typedReceiptNo: string, code: string): Promise<string> {
    const receiptNo = normaliseReceiptNo(typedReceiptNo)
    await byAddress(request, addressKey(request.ip))
    // numbers that are mistyped are no receipt's: counted together, a few would lock out everybody else's
    if (receiptNo !== null) await byReceipt(request, receiptNo)
    const rows = requestsByReceiptNo(runtime.readModels(), receiptNo ?? '')
    const ids = rows.length > 0 ? rows.map(({ id }) => id) : [nobody]
    // all of them are compared: how many were tried is not told either
    const [right] = ids.filter((id) => isProgressCode(code, id, runtime.keys.installationKey))
    if (right === undefined || right === nobody) throw refused('receipt_or_code_wrong')
    return right
  }

  endpoint(app, 'getProgress', async (request) => {
    const id = await prove(request, request.params.receiptNo, request.body.code)
    const history = await readRequest(runtime, id)
    return progressOf(history, await leaderOf(runtime, history.state), runtime)
  })

  /** A command by the resident. */
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, asked: ByResident) {
    const meta = { now: runtime.now(), actor: resident, reference: runtime.reference }
    const result = await runtime.requests.handle({
      stream: streamOf.request(id),
      command: { ...asked, meta },
      ...writeHeaders(request, accountNamespace(`resident ${id}`)),
    })
    return commandedReply(acceptedOf(result, reply))
  }

  endpoint(app, 'evaluatePublicly', async (request, reply) => {
    const { code, ...data } = request.body
    const id = await prove(request, request.params.receiptNo, code)
    return give(request, reply, id, { type: 'evaluate-request', data })
  })

  endpoint(app, 'withdrawPublicly', async (request, reply) => {
    const { code, ...data } = request.body
    const id = await prove(request, request.params.receiptNo, code)
    const answer = await give(request, reply, id, { type: 'withdraw-request', data })
    const { commandId } = writeHeaders(request, accountNamespace(`resident ${id}`))
    await releaseFollowers(runtime, id, commandId, answer.position)
    return answer
  })
}

/** A merged request is where its leading one is. */
function progressOf(history: RequestHistory, leader: Known | null, { reference, now }: Services['runtime']) {
  const { state, registered, events } = history
  const followed = leader?.state ?? state
  const allowed = allowedCommands(state, { now: now(), actor: resident, reference })
  const item = state.item === null ? undefined : reference.item(state.item)
  const units = new Set(liveAssignments(followed).map(({ unit }) => reference.unit(unit)?.name ?? unit))
  return {
    receiptNo: state.receiptNo,
    step: followed.at.split('.')[0] ?? followed.at,
    state: followed.at,
    item: item ? { code: item.code, name: item.name } : null,
    registeredAt: registered.occurredAt,
    acceptedAt: state.acceptedAt,
    dueAt: totalDueAt(followed),
    completedAt: followed.completedAt,
    merged: leader !== null,
    units: [...units],
    mayEvaluate: allowed.includes('evaluate-request'),
    mayWithdraw: allowed.includes('withdraw-request'),
    steps: events.map(({ type, metadata }) => ({
      at: metadata.occurredAt,
      type,
      state: metadata.to?.request ?? state.at,
    })),
  }
}
