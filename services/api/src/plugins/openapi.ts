import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

const description = `Service requests of residents in five steps 收集、分析、办理、反馈、评议. Writes need the header
Idempotency-Key, may carry If-Match, and answer with Wubu-Position; reads take it as Wubu-Min-Position. Refusals are
problems (RFC 9457) with a stable code.`

/** OpenAPI 3.1 at /openapi.json, made of the contract's schemas, and a readable page at /docs. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Wubu 五步', version: '0.1.0', description },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'wubu_session' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    transform: jsonSchemaTransform,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', logLevel: 'silent' })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
