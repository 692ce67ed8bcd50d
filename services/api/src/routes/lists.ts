import type { Routes } from '@wubu/contract'
import { actingHolder, worstColour } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import {
  type AssignmentListQuery,
  countListed,
  countRequests,
  InvalidCursor,
  type ListedAssignment,
  listAssignments,
  listRequests,
  type RequestRow,
} from '@wubu/read-models'
import type { FastifyInstance } from 'fastify'
import { endpoint, type RequestOf } from '../endpoint.ts'
import { refused } from '../refused.ts'
import type { Runtime } from '../runtime.ts'
import type { Services } from '../services.ts'
import { visibilityOf } from '../viewer.ts'
import { viewerOf } from '../write.ts'

const open = ['dispatched', 'acknowledged']
/** Whose lists are not their own unit's. */
const dispatchCentre = ['dispatcher', 'supervisor']

/** Lists from the read models; `Wubu-Min-Position` waits for them. */
export function listRoutes(app: FastifyInstance, { runtime }: Services): void {
  endpoint(app, 'listRequests', async (request) => {
    const { query } = request
    const visibility = visibilityOf(viewerOf(request))
    const now = runtime.now()
    const { cursor, limit, order } = query
    const filter = filterOf(query, now)
    const page = withCursor(() =>
      listRequests(runtime.readModels(), {
        filter,
        visibility,
        order,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    )
    const requests = page.rows.map((row) => requestOf(row, now))
    const total = query.total ? countRequests(runtime.readModels(), { filter, visibility }) : null
    return { requests, next: page.next, total, position: runtime.lag().position }
  })

  endpoint(app, 'listAssignments', async (request) => {
    const { cursor, limit, order, status, due, waitsFor, mine, colour, total } = request.query
    const now = runtime.now()
    const query: AssignmentListQuery = {
      order,
      limit,
      ...unitOf(request.query, viewerOf(request).actor),
      ...(status === undefined ? {} : { statuses: status === 'open' ? open : [status] }),
      ...(mine === undefined ? {} : { posts: postsOf(runtime, viewerOf(request).actor.id) }),
      ...(waitsFor === undefined ? {} : { waitsFor }),
      ...(colour === undefined ? {} : { colour: { is: colour, at: now } }),
      ...(due === undefined ? {} : { overdueAt: new Date(due).toISOString() }),
    }
    const page = withCursor(() =>
      listAssignments(runtime.readModels(), cursor === undefined ? query : { ...query, cursor }),
    )
    return {
      assignments: page.rows.map((row) => assignmentOf(row, now)),
      next: page.next,
      total: total ? countListed(runtime.readModels(), query) : null,
      position: runtime.lag().position,
    }
  })
}

/** Posts that an account has, or acts for now. */
export function postsOf({ reference, now }: Runtime, accountId: string): readonly string[] {
  const at = now()
  const theirs = reference.posts.filter((post) => post.a === accountId || actingHolder(post, at) === accountId)
  return theirs.map(({ id }) => id)
}

/** The own unit where none is asked for; the dispatch centre sees them all. */
export function unitOf({ unit }: { unit?: string | undefined }, actor: Actor): { readonly unit?: string } {
  if (unit !== undefined) return { unit }
  return dispatchCentre.includes(actor.role) ? {} : { unit: actor.unit ?? '' }
}

/** A cursor that no page gave is the caller's mistake. */
export function withCursor<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof InvalidCursor) throw refused('cursor_malformed')
    throw error
  }
}

type ListQuery = RequestOf<Routes['listRequests']>['query']

function filterOf(
  { state, unit, community, item, leading, q, overdue, returns, urged, card, escalated, ...more }: ListQuery,
  now: string,
) {
  return {
    ...(state === undefined ? {} : state.includes('.') ? { state } : { step: state }),
    ...(unit === undefined ? {} : { everAssigned: unit }),
    ...(community === undefined ? {} : { community }),
    ...(item === undefined ? {} : { item }),
    ...(leading === undefined ? {} : { leading }),
    ...(q === undefined ? {} : { q }),
    ...(returns === undefined ? {} : { returns }),
    ...(overdue === undefined ? {} : { overdueAt: now }),
    ...triageOf(more, now),
    ...(urged === undefined ? {} : { urged: true }),
    ...(card === undefined ? {} : { card }),
    ...(escalated === undefined ? {} : { escalated: true }),
  }
}

function triageOf(
  { channel, residentId, since, colour }: Pick<ListQuery, 'channel' | 'residentId' | 'since' | 'colour'>,
  now: string,
) {
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(residentId === undefined ? {} : { residentId }),
    ...(since === undefined ? {} : { registeredFrom: new Date(since).toISOString() }),
    ...(colour === undefined ? {} : { colour: { is: colour, at: now } }),
  }
}

function requestOf(row: RequestRow, now: string) {
  const { id, receiptNo, state, channel, item, place, unit, units, registeredAt, acceptedAt } = row
  const { totalDueAt, nextDueAt, completedAt, closedAt, returns, leading } = row
  return {
    requestId: id,
    receiptNo,
    state,
    channel,
    item,
    place,
    unit,
    units: [...units],
    registeredAt,
    acceptedAt,
    dueAt: totalDueAt,
    nextDueAt,
    completedAt,
    closedAt,
    leading,
    overdue: nextDueAt !== null && nextDueAt < now,
    returns,
    urges: row.urges,
    cards: { yellow: row.yellowCards, red: row.redCards },
    escalated: row.escalated > 0,
    dueColour: state === 'handling.suspended' ? ('paused' as const) : worstColour(row.openDeadlines, now),
  }
}

function assignmentOf({ requestState, totalDueAt, openDeadlines, ...row }: ListedAssignment, now: string) {
  const going = requestState === 'handling.suspended' ? ('paused' as const) : worstColour(openDeadlines, now)
  return { ...row, state: requestState, dueAt: totalDueAt, dueColour: open.includes(row.status) ? going : null }
}
