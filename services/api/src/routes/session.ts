import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressKey } from '../addresses.ts'
import type { ApiConfig } from '../config.ts'
import { endpoint } from '../endpoint.ts'
import { accountIdOf, streamOf } from '../ids.ts'
import { isPassword } from '../passwords.ts'
import { cookieName, tokenOf } from '../plugins/guard.ts'
import { type Limiter, limiters } from '../rate-limits.ts'
import { refused } from '../refused.ts'
import type { Services } from '../services.ts'
import type { Viewer } from '../viewer.ts'
import { viewerOf, writeHeaders } from '../write.ts'

export function sessionRoutes(app: FastifyInstance, services: Services): void {
  const { runtime, config, sessions } = services
  const limits = signInLimits(app, config)

  endpoint(app, 'openSession', async (request, reply) => {
    const { name, password } = request.body
    const accountId = accountIdOf(name, runtime.keys.installationKey)
    await limits(request, accountId)
    const { state: account } = await runtime.accounts.load(streamOf.account(accountId))
    const usable = account?.status === 'enabled' ? account : null
    if (!(await isPassword(password, usable?.passwordHash ?? null)) || !usable) throw refused('sign_in_failed')
    const { token, viewer } = await sessions.open(usable)
    reply.setCookie(cookieName, token, { ...cookieOptions(config), maxAge: Math.floor(config.sessionMs / 1_000) })
    return { ...meOf(viewer), token }
  })

  endpoint(app, 'closeSession', async (request, reply) => {
    const viewer = viewerOf(request)
    writeHeaders(request, viewer.namespace)
    await sessions.close(tokenOf(request) ?? '', viewer)
    reply.clearCookie(cookieName, cookieOptions(config))
    return undefined
  })

  endpoint(app, 'getMe', async (request) => meOf(viewerOf(request)))
}

function meOf({ actor, displayName, place, expiresAt }: Viewer) {
  return { accountId: actor.id, name: displayName, role: actor.role, unit: actor.unit, place, expiresAt }
}

function cookieOptions({ cookieSecure }: ApiConfig) {
  return { httpOnly: true, sameSite: 'strict', secure: cookieSecure, path: '/' } as const
}

/** Guessing is slowed per account at one address, per address, and per account from everywhere. */
function signInLimits(app: FastifyInstance, { signInLimit }: ApiConfig) {
  const limit = limiters(app)
  const both: Limiter = limit('sign-in', signInLimit, 60_000)
  const address: Limiter = limit('sign-in-address', signInLimit * 6, 60_000)
  const account: Limiter = limit('sign-in-account', signInLimit * 10, 900_000)
  return async (request: FastifyRequest, accountId: string): Promise<void> => {
    const from = addressKey(request.ip)
    await address(request, from)
    await both(request, `${accountId} ${from}`)
    await account(request, accountId)
  }
}
