import type { Routes } from '@wubu/contract'
import type { Meeting, MeetingCommand, MeetingMeta } from '@wubu/domain'
import { listMeetings } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { derivedId, streamOf } from '../ids.ts'
import { recordDecisions } from '../record-decisions.ts'
import { refusedByRule } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { seesMasked, type Viewer } from '../viewer.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

/** 定期会办: convened, recorded, and carried out on every request of its agenda. */
export function meetingRoutes(app: FastifyInstance, { runtime }: Services): void {
  async function give(request: FastifyRequest, reply: FastifyReply, id: string, command: MeetingCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    const result = await runtime.meetings.handle({ stream: streamOf.meeting(id), command, ...headers })
    return acceptedOf(result, reply)
  }

  async function metaOf(request: FastifyRequest, agenda: readonly string[] = []): Promise<MeetingMeta> {
    const states = await statesOf(runtime, agenda)
    return {
      now: runtime.now(),
      actor: viewerOf(request).actor,
      stateOf: (requestId) => states.get(requestId),
      isActive: (unit) => runtime.reference.unit(unit)?.active === true,
    }
  }

  endpoint(app, 'listMeetings', async (request) => {
    const viewer = viewerOf(request)
    const meetings = listMeetings(runtime.readModels()).filter(({ units }) => calls(viewer, units))
    return { meetings: meetings.map(listed) }
  })
  endpoint(app, 'getMeeting', async (request) => {
    const viewer = viewerOf(request)
    const { state } = await runtime.meetings.load(streamOf.meeting(request.params.id))
    if (!state || !calls(viewer, state.units)) throw refusedByRule({ code: 'meeting_not_convened' })
    return detailOf(state, seesMasked(viewer.actor.role))
  })
  endpoint(app, 'conveneMeeting', async (request, reply) => {
    const { commandId } = writeHeaders(request, viewerOf(request).namespace)
    const data = { meetingId: derivedId(commandId, 'meeting'), ...request.body }
    const command = { type: 'convene-meeting', data, meta: await metaOf(request, data.agenda) } as const
    return { ...written(await give(request, reply, data.meetingId, command)), meetingId: data.meetingId }
  })
  endpoint(app, 'changeAgenda', async (request, reply) => {
    const { params, body: data } = request
    const command = { type: 'change-agenda', data, meta: await metaOf(request, data.agenda) } as const
    return written(await give(request, reply, params.id, command))
  })
  endpoint(app, 'holdMeeting', async (request, reply) => hold(request, reply))
  endpoint(app, 'cancelMeeting', async (request, reply) => {
    const command = { type: 'cancel-meeting', data: request.body, meta: await metaOf(request) } as const
    return written(await give(request, reply, request.params.id, command))
  })

  /** The meeting first, then its requests one by one: what a crash leaves open is done when the command is sent again. */
  async function hold(request: RequestOf<Routes['holdMeeting']>, reply: FastifyReply) {
    const { params, body: data } = request
    const accepted = await give(request, reply, params.id, { type: 'hold-meeting', data, meta: await metaOf(request) })
    const { state } = await runtime.meetings.load(streamOf.meeting(params.id))
    const { commandId } = writeHeaders(request, viewerOf(request).namespace)
    const meta = { now: runtime.now(), actor: viewerOf(request).actor, reference: runtime.reference }
    const { position, requests } = await recordDecisions(runtime, state, meta, commandId)
    if (position !== null) reply.header('wubu-position', position)
    return { revision: accepted.revision, position: position ?? accepted.position, requests }
  }
}

async function statesOf({ requests }: Runtime, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const states = new Map<string, string>()
  for (const id of ids) {
    const { state } = await requests.load(streamOf.request(id))
    if (state.at !== 'new') states.set(id, state.at)
  }
  return states
}

/** The head of a unit sees the meetings that call it. */
function calls({ actor }: Viewer, units: readonly string[]): boolean {
  return actor.role !== 'unit-head' || (actor.unit !== null && units.includes(actor.unit))
}

function listed({ id, status, at, agenda, units }: Pick<Meeting, 'id' | 'status' | 'at' | 'agenda' | 'units'>) {
  return { meetingId: id, status, at, agenda: [...agenda], units: [...units] }
}

function detailOf(meeting: Meeting, masked: boolean) {
  const decisions = (meeting.decisions ?? []).map((one) => ({ ...one, decision: masked ? null : one.decision }))
  return { ...listed(meeting), minutes: masked ? null : meeting.minutes, decisions }
}
