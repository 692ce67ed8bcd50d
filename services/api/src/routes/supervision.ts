import { allowedCommands } from '@wubu/domain'
import { openFields } from '@wubu/engine'
import { type BoardEntry, listBoard, listRequests, type RequestRow } from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { seesMasked, type Viewer, visibilityOf } from '../viewer.ts'
import { viewerOf } from '../write.ts'
import { unitOf, withCursor } from './lists.ts'

const callsFor = ['feedback', 'evaluation', 'rework'] as const

/** 督查 and 回访: what hangs on the board, and whom somebody has to call. */
export function supervisionRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'getBoard', async (request) => {
    const { crossedOff, overdue, cursor, limit, ...asked } = request.query
    const viewer = viewerOf(request)
    const now = runtime.now()
    const query = {
      ...unitOf(asked, viewer.actor),
      ...(crossedOff === undefined ? {} : { crossedOff: crossedOff === 'true' }),
      ...(overdue === undefined ? {} : { overdueAt: now }),
      ...(cursor === undefined ? {} : { cursor }),
      limit,
    }
    const { rows, next } = withCursor(() => listBoard(runtime.readModels(), query))
    const tasks = await Promise.all(rows.map((row) => taskOf(runtime, row, now, viewer)))
    return { tasks, next, position: runtime.lag().position }
  })

  endpoint(app, 'listCallBacks', async (request) => {
    const { waitsFor, cursor, limit } = request.query
    const viewer = viewerOf(request)
    const calls = waitsFor === undefined ? callsFor : [waitsFor]
    const page = withCursor(() =>
      listRequests(runtime.readModels(), {
        filter: { calls },
        visibility: visibilityOf(viewer),
        order: 'oldest',
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    )
    const requests = await Promise.all(page.rows.map((row) => callBackOf(runtime, row, viewer)))
    return { requests, next: page.next, position: runtime.lag().position }
  })
}

async function taskOf(runtime: Runtime, row: BoardEntry, now: string, { actor }: Viewer) {
  const { hungUpBy: _hungUpBy, crossedOffBy: _crossedOffBy, reason, finding, ...task } = row
  const { answerable, dueAt, crossedOffAt, completedAt } = task
  const account = answerable === null ? null : (await runtime.accounts.load(streamOf.account(answerable))).state
  const open = (sealed: string | null) => (sealed === null || seesMasked(actor.role) ? null : opened(runtime, sealed))
  return {
    ...task,
    answerableName: account?.displayName ?? null,
    overdue: crossedOffAt === null && completedAt === null && dueAt < now,
    reason: open(reason),
    finding: open(finding),
  }
}

function opened({ keys }: Runtime, sealed: string): string | null {
  const { text } = openFields({ text: JSON.parse(sealed) }, keys)
  return typeof text === 'string' ? text : null
}

function callForIn(step: string): (typeof callsFor)[number] {
  if (step === 'feedback') return 'feedback'
  return step === 'evaluating' ? 'evaluation' : 'rework'
}

/** Who was called when is in no read model: few ask, and the request itself tells. */
async function callBackOf({ requests, now, reference }: Runtime, row: RequestRow, { actor }: Viewer) {
  const { state } = await requests.load(streamOf.request(row.id))
  const { id: requestId, receiptNo, step, item, place, unit, registeredAt, completedAt, nextDueAt, rounds } = row
  return {
    ...{ requestId, receiptNo, state: row.state, item, place, unit, registeredAt, completedAt, nextDueAt, rounds },
    waitsFor: callForIn(step),
    attempts: state.attempts.map(({ at, outcome }) => ({ at, outcome })),
    mayCall: allowedCommands(state, { now: now(), actor, reference }).includes('record-feedback-attempt'),
  }
}
