/** The floor of the HTTP benchmark: the same routes on the same Fastify, answering as soon as zod has parsed the body. */
import type { AddressInfo } from 'node:net'
import { type Route, routes } from '@wubu/contract'
import Fastify from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'

const requestId = '00000000-0000-4000-8000-000000000001'
const position = 'log:0000000000000001'
const registered = {
  requestId,
  residentId: null,
  receiptNo: '0000-0000-0000',
  progressCode: '000000',
  revision: 2,
  position,
}
const commanded = { revision: 3, position, state: { request: 'handling.inProgress', assignment: 'acknowledged' } }

const app = Fastify({ logger: false, bodyLimit: 262_144, keepAliveTimeout: 72_000, forceCloseConnections: true })
app.setValidatorCompiler(validatorCompiler)
app.setSerializerCompiler(() => JSON.stringify)
for (const route of Object.values(routes)) if (route.write && isOfRequests(route)) serve(route)
await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: (app.server.address() as AddressInfo).port })
process.on('disconnect', () => app.close())

function isOfRequests({ path }: Route): boolean {
  return path === routes.registerRequest.path || path.includes('/commands/')
}

function serve({ method, path, params, body, status }: Route): void {
  const schema = { ...(params ? { params } : {}), ...(body ? { body } : {}) }
  app.route({
    method,
    url: path,
    schema,
    async handler(_request, reply) {
      reply.status(status)
      return status === 201 ? registered : commanded
    },
  })
}
