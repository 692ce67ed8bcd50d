import type { Routes } from '@wubu/contract'
import {
  type Assignment,
  affordances,
  type Deadline,
  dueColour,
  partAffordances,
  type RequestMeta,
  type RequestState,
} from '@wubu/domain'
import { type StoredEvent, splitHash, verifyStream } from '@wubu/engine'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { explained } from '../affordances.ts'
import { auditPack } from '../audit-pack/audit-pack.ts'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { followersOf, type Known, leaderOf, totalDueAt } from '../merged.ts'
import { progressCode } from '../progress-code.ts'
import { openData, type RequestHistory, readRequest } from '../request-history.ts'
import { maskedProfile, readResident } from '../resident-profile.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { timelineOf } from '../timeline.ts'
import { seesMasked, type Viewer } from '../viewer.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

/** Roles that hand out receipts. */
const counter = ['window', 'dispatcher', 'grid']

/** One request: all from the log, so that what was just written is seen. */
export function requestDetailRoutes(app: FastifyInstance, { runtime, permits }: Services): void {
  endpoint(app, 'getRequest', async (request, reply) => {
    const history = await readRequest(runtime, request.params.id)
    reply.header('etag', `"${history.revision}"`)
    const viewer = viewerOf(request)
    const detail = await detailOf(runtime, request.params.id, history, viewer)
    return { ...detail, ...(await mergesOf(request.params.id, history.state, viewer)) }
  })

  /** 并案: what it follows, and what follows it. */
  async function mergesOf(requestId: string, state: RequestState, viewer: Viewer) {
    const leader = await leaderOf(runtime, state)
    const isVisible = (one: Known) => permits.see(viewer, one.state) === null
    const followers = (await followersOf(runtime, requestId)).filter(isVisible)
    return {
      leading: leader && {
        requestId: isVisible(leader) ? leader.requestId : null,
        receiptNo: isVisible(leader) ? leader.state.receiptNo : null,
        state: leader.state.at,
        dueAt: totalDueAt(leader.state),
        completedAt: leader.state.completedAt,
      },
      followers: followers.map((one) => ({
        requestId: one.requestId,
        receiptNo: one.state.receiptNo,
        told: one.state.feedback,
      })),
    }
  }

  endpoint(app, 'getTimeline', async (request) => {
    const { events } = await readRequest(runtime, request.params.id)
    return { events: await timelineOf(runtime, events, seesMasked(viewerOf(request).actor.role)) }
  })

  /** Nothing is shown before the log knows that it was. Throws Refused. */
  async function recordShown(request: RequestOf<Routes['showPersonalData']>, reply: FastifyReply) {
    const { id } = request.params
    const viewer = viewerOf(request)
    const meta = { now: runtime.now(), actor: viewer.actor, reference: runtime.reference }
    const result = await runtime.requests.handle({
      stream: streamOf.request(id),
      command: { type: 'show-personal-data', data: request.body, meta },
      ...writeHeaders(request, viewer.namespace),
      permit: permits.permitOf(viewer),
    })
    return written(acceptedOf(result, reply))
  }

  endpoint(app, 'showPersonalData', async (request, reply) => {
    const recorded = await recordShown(request, reply)
    return { ...recorded, ...(await personalDataOf(runtime, await readRequest(runtime, request.params.id))) }
  })

  endpoint(app, 'getAuditPack', async (request, reply) => {
    await recordShown(request, reply)
    return auditPack(runtime, request.params.id)
  })

  endpoint(app, 'verifyRequest', async (request) => {
    const events = await runtime.store.readStream(streamOf.request(request.params.id))
    const fault = verifyStream(events)
    return {
      intact: fault === null,
      events: events.length,
      head: headOf(events),
      broken: fault && { revision: fault.revision, code: fault.code, reason: fault.message },
    }
  })
}

/** Hash of the last event, as stored; empty where even that is broken. */
function headOf(events: readonly StoredEvent[]): string {
  return splitHash(events.at(-1)?.metadata ?? '')?.hash ?? ''
}

/** What a masked answer leaves out. */
async function personalDataOf(runtime: Runtime, { state, registered, events }: RequestHistory) {
  const { address, description } = registered.data
  const sealed = events.flatMap((event) => {
    const fields = openData(event, runtime, true).masked
    if (fields.length === 0) return []
    const { data } = openData(event, runtime, false)
    return [{ revision: event.revision, data: Object.fromEntries(fields.map((field) => [field, data[field]])) }]
  })
  const resident = state.residentId === null ? null : await readResident(runtime, state.residentId)
  return { resident, address, description, events: sealed }
}

async function detailOf(runtime: Runtime, requestId: string, history: RequestHistory, viewer: Viewer) {
  const { state, registered } = history
  const { actor } = viewer
  const meta: RequestMeta = { now: runtime.now(), actor, reference: runtime.reference }
  const masked = seesMasked(actor.role)
  const resident = state.residentId === null ? null : await readResident(runtime, state.residentId)
  const { receiptNo, channel, item, itemVersion, place, acceptedAt, completedAt, lead, rounds } = state
  return {
    requestId,
    receiptNo,
    progressCode: counter.includes(actor.role) ? progressCode(requestId, runtime.keys.installationKey) : null,
    state: state.at,
    revision: history.revision,
    position: history.position,
    channel,
    source: registered.data.source,
    item,
    itemVersion,
    handlingKind: state.handlingKind,
    place,
    window: registered.data.window,
    registeredAt: registered.occurredAt,
    acceptedAt,
    completedAt,
    address: masked ? null : registered.data.address,
    description: masked ? null : registered.data.description,
    resident: masked ? resident && maskedProfile(resident) : resident,
    masked,
    assignments: Object.values(state.assignments).map((part) => ({
      ...partOf(part),
      ...explained(partAffordances(state, part.id, meta)),
    })),
    lead,
    deadlines: Object.values(state.deadlines).map((deadline) => deadlineOf(deadline, runtime.now())),
    rounds,
    returns: state.returns,
    meetings: state.meetings,
    ...explained(affordances(state, meta)),
  }
}

function partOf({
  id,
  unit,
  part,
  at,
  post,
  dispatchedAt,
  acknowledgedAt,
  returning,
  submitted,
  heldMinutes,
}: Assignment) {
  const waitsFor = returning?.confirmation === 'needed' && !returning.confirmed ? 'unit-head' : 'dispatcher'
  return {
    id,
    unit,
    part,
    state: at,
    post,
    dispatchedAt,
    acknowledgedAt,
    returning: returning && ({ reason: returning.reason, waitsFor } as const),
    submitted,
    heldMinutes,
  }
}

function deadlineOf(deadline: Deadline, now: string) {
  const { id, kind, assignmentId, dueAt, warnAt, rule, warned, missed, endedAt } = deadline
  const colour = endedAt === null ? dueColour(deadline, now) : null
  return { id, kind, assignmentId, dueAt, warnAt, rule, endedAt, colour, warned, missed }
}
