import type { Routes } from '@wubu/contract'
import { type Item, type ItemCommand, itemAffordances, itemDecider } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import { decodeEvent } from '@wubu/engine'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { namesOf } from '../account-names.ts'
import { explained } from '../affordances.ts'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { streamOf } from '../ids.ts'
import { refusedByRule } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, writeHeaders, written } from '../write.ts'

export function catalogueRoutes(app: FastifyInstance, { runtime }: Services): void {
  const { reference } = runtime
  const metaOf = (request: FastifyRequest) => ({ now: runtime.now(), actor: viewerOf(request).actor, reference })

  async function give(request: FastifyRequest, reply: FastifyReply, code: string, command: ItemCommand) {
    const headers = writeHeaders(request, viewerOf(request).namespace)
    return written(acceptedOf(await runtime.items.handle({ stream: streamOf.item(code), command, ...headers }), reply))
  }

  endpoint(app, 'listItems', async ({ query }) => ({
    items: reference.items.filter((item) => isListed(item, query, runtime.now())).map(summaryOf),
  }))
  endpoint(app, 'getItem', async (request) => detailOf(runtime, request.params.code, viewerOf(request).actor))

  endpoint(app, 'registerItem', (request, reply) =>
    give(request, reply, request.body.code, { type: 'register-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'proposeItem', (request, reply) => {
    const meta = metaOf(request)
    const unit = reference.units.find(({ id, status }) => id === meta.actor.unit && status === 'active')
    const command = { type: 'propose-item', data: request.body, meta: { ...meta, unit: unit ?? null } } as const
    return give(request, reply, request.body.code, command)
  })
  endpoint(app, 'reviseItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'revise-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'suspendItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'suspend-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'resumeItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'resume-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'reviewItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'review-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'rejectItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'reject-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'admitItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'admit-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'reviewItemYearly', (request, reply) =>
    give(request, reply, request.params.code, {
      type: 'review-item-yearly',
      data: request.body,
      meta: metaOf(request),
    }),
  )
  endpoint(app, 'confirmItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'confirm-item', data: request.body, meta: metaOf(request) }),
  )
  endpoint(app, 'revokeItem', (request, reply) =>
    give(request, reply, request.params.code, { type: 'revoke-item', data: request.body, meta: metaOf(request) }),
  )
}

function isListed(item: Item, { status, reviewDue }: RequestOf<Routes['listItems']>['query'], now: string): boolean {
  if (status !== undefined && item.status !== status) return false
  if (reviewDue === undefined) return true
  const isAdmitted = item.status === 'active' || item.status === 'rectifying'
  // whoever has to rectify is looked at by that date, not by the year
  const due = item.rectifyBy ?? item.reviewDueAt
  return isAdmitted && due !== null && due <= now
}

function summaryOf({ versions, admission: _admission, reviewedBy: _reviewedBy, ...item }: Item) {
  const { since: _since, ...content } = versions.at(-1) ?? versions[0]
  const { handlingKinds, materials, supportUnits, standardAnswers } = content
  return {
    ...item,
    ...content,
    handlingKinds: [...handlingKinds],
    materials: [...materials],
    supportUnits: [...supportUnits],
    standardAnswers: [...standardAnswers],
  }
}

/** From the log, so that what was just decided is seen. */
async function detailOf(runtime: Runtime, code: string, actor: Actor) {
  const stream = streamOf.item(code)
  const { state } = await runtime.items.load(stream)
  if (!state) throw refusedByRule({ code: 'item_not_registered' })
  const stored = await runtime.store.readStream(stream)
  const events = stored.map((event) => decodeEvent(event, itemDecider.events))
  const names = await namesOf(runtime, events)
  return {
    ...summaryOf(state),
    ...explained(itemAffordances(state, actor)),
    admission: state.admission && { ...state.admission },
    versions: state.versions.map((version) => ({ ...version })),
    history: events.map(({ type, data, metadata: { occurredAt, actor, to } }) => ({
      type,
      occurredAt,
      actor: { ...actor, name: names.get(actor.id) ?? null },
      status: to?.item ?? state.status,
      data: { ...data },
    })),
  }
}
