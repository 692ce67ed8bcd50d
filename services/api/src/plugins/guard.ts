import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AccessRow } from '../access.ts'
import type { ApiConfig } from '../config.ts'
import { refused, refusedByRule } from '../refused.ts'
import type { Services } from '../services.ts'
import type { Viewer } from '../viewer.ts'

export const cookieName = 'wubu_session'

/**
 * The one place where access is enforced: a session where the route needs one, a role that the table admits, and the
 * visibility of what the route is about. Commands are besides asked again inside of the decision (`permit`), on the state that
 * they decide on.
 */
export function addGuard(app: FastifyInstance, services: Services): void {
  app.decorateRequest('viewer', null)
  app.decorateRequest('refusal', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const { access, write } = request.routeOptions.config
    const foreign = request.method !== 'GET' && isForeign(request, services.config)
    if (foreign) return done(refused('origin_not_permitted'))
    if (!access || access.roles === 'everybody') return done()
    const token = tokenOf(request)
    const viewer = token === null ? undefined : services.sessions.cached(token)
    // callbacks: a promise for every hook costs throughput, and nearly always nothing is to be waited for
    if (viewer && isAdmitted(access, write === true, viewer)) {
      request.viewer = viewer
      return done()
    }
    admit(request, access, token, services).then(() => done(), done)
  })
}

/** What needs no look at the log. */
function isAdmitted({ roles, scope }: AccessRow, write: boolean, { actor }: Viewer): boolean {
  return roles.includes(actor.role) && (scope === 'none' || (scope === 'request' && write))
}

async function admit(request: FastifyRequest, access: AccessRow, token: string | null, services: Services) {
  const viewer = token === null ? null : (services.sessions.cached(token) ?? (await services.sessions.find(token)))
  if (!viewer) throw refused('not_signed_in')
  request.viewer = viewer
  const permitted = access.roles.includes(viewer.actor.role)
  if (access.scope === 'request' && !(permitted && request.routeOptions.config.write)) {
    // to whom it is not visible it is not there, whatever their role
    await assertVisible(request, viewer, services)
  }
  if (!permitted) throw refusedByRule({ code: 'role_not_permitted', role: viewer.actor.role, roles: access.roles })
  if (access.scope === 'unit') assertOwnUnit(request, viewer)
}

const withId = z.object({ id: z.uuid().toLowerCase() })

async function assertVisible(request: FastifyRequest, viewer: Viewer, { runtime, permits }: Services) {
  const params = withId.safeParse(request.params)
  if (!params.success) return
  const { state } = await runtime.requests.load(`request-${params.data.id}`)
  const refusal = permits.see(viewer, state)
  if (refusal) throw refusedByRule(refusal)
}

const withUnit = z.object({ unit: z.string().optional() })

function assertOwnUnit(request: FastifyRequest, { actor }: Viewer) {
  if (actor.role === 'dispatcher' || actor.role === 'supervisor') return
  const query = withUnit.safeParse(request.query)
  const unit = query.data?.unit
  if (unit !== undefined && unit !== actor.unit) throw refused('other_unit')
}

/** The bearer of a program, or the cookie of the console. */
export function tokenOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  if (authorization !== undefined) return /^bearer /i.test(authorization) ? authorization.slice(7) : null
  return request.cookies[cookieName] ?? null
}

/** Browsers say where a request comes from; SameSite and the Idempotency-Key stand behind it for those that do not. */
function isForeign({ headers }: FastifyRequest, { origin }: ApiConfig): boolean {
  const site = headers['sec-fetch-site']
  if (site !== 'cross-site' && site !== 'same-site') return false
  return origin === null || headers.origin !== origin
}
