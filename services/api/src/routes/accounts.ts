import type { AccountCommand } from '@wubu/domain'
import { listAccounts } from '@wubu/read-models'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { endpoint } from '../endpoint.ts'
import { accountIdOf, streamOf } from '../ids.ts'
import { hashPassword, isPassword } from '../passwords.ts'
import { limiters } from '../rate-limits.ts'
import { refused, refusedByRule } from '../refused.ts'
import type { Services } from '../services.ts'
import { acceptedOf, viewerOf, type WriteHeaders, writeHeaders, written } from '../write.ts'

export function accountRoutes(app: FastifyInstance, { runtime, config, sessions }: Services): void {
  const { installationKey } = runtime.keys
  const limitGuesses = limiters(app)('current-password', config.signInLimit, 60_000)
  const metaOf = (request: FastifyRequest) => ({ now: runtime.now(), actor: viewerOf(request).actor })
  const headersOf = (request: FastifyRequest) => writeHeaders(request, viewerOf(request).namespace)

  async function give(headers: WriteHeaders, reply: FastifyReply, id: string, command: AccountCommand) {
    const result = await runtime.accounts.handle({ stream: streamOf.account(id), command, ...headers })
    const reported = written(acceptedOf(result, reply))
    // sessions of this node look again at once, those of others after some seconds
    sessions.forgetAll()
    return reported
  }

  endpoint(app, 'listAccounts', async () => ({
    accounts: listAccounts(runtime.readModels()).map(({ id, displayName, role, unit, place, status }) => ({
      accountId: id,
      displayName,
      role,
      unit,
      place,
      status,
    })),
  }))
  endpoint(app, 'findAccount', async ({ body }) => {
    const { state } = await runtime.accounts.load(streamOf.account(accountIdOf(body.name, installationKey)))
    if (!state) return { accounts: [] }
    const { id: accountId, displayName, role, unit, place, status } = state
    return { accounts: [{ accountId, displayName, role, unit, place, status }] }
  })
  endpoint(app, 'createAccount', async (request, reply) => {
    const headers = headersOf(request)
    const { password, ...profile } = request.body
    const accountId = accountIdOf(profile.name, installationKey)
    const passwordHash = await hashPassword(password, headers.commandId, installationKey)
    const data = { accountId, ...profile, passwordHash }
    const reported = await give(headers, reply, accountId, { type: 'create-account', data, meta: metaOf(request) })
    return { accountId, ...reported }
  })
  endpoint(app, 'changePassword', async (request, reply) => {
    const headers = headersOf(request)
    const { id } = request.params
    const { actor } = viewerOf(request)
    if (actor.id !== id && actor.role !== 'admin') {
      throw refusedByRule({ code: 'role_not_permitted', role: actor.role, roles: ['admin'] })
    }
    const { state, commands } = await runtime.accounts.load(streamOf.account(id))
    // after the first try the current password is another one
    if (actor.id === id && !commands.has(headers.commandId)) {
      await limitGuesses(request, id)
      const current = request.body.current ?? ''
      if (!(await isPassword(current, state?.passwordHash ?? null))) throw refused('current_password_wrong')
    }
    const passwordHash = await hashPassword(request.body.password, headers.commandId, installationKey)
    const data = { passwordHash }
    return give(headers, reply, id, { type: 'change-password', data, meta: metaOf(request) })
  })
  endpoint(app, 'disableAccount', (request, reply) => {
    const command = { type: 'disable-account', data: request.body, meta: metaOf(request) } as const
    return give(headersOf(request), reply, request.params.id, command)
  })
  endpoint(app, 'enableAccount', (request, reply) => {
    const command = { type: 'enable-account', data: request.body, meta: metaOf(request) } as const
    return give(headersOf(request), reply, request.params.id, command)
  })
  endpoint(app, 'changeRole', (request, reply) => {
    const command = { type: 'change-role', data: request.body, meta: metaOf(request) } as const
    return give(headersOf(request), reply, request.params.id, command)
  })
}
