import swagger, { type SwaggerTransform } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { problem } from '@wubu/contract'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

const description = `Service requests of residents in five steps 收集、分析、办理、反馈、评议. Writes need the header
Idempotency-Key, may carry If-Match, and answer with Wubu-Position; reads take it as Wubu-Min-Position. Refusals are
problems (RFC 9457) with a stable code.`

const headersOfWrite = {
  type: 'object',
  required: ['Idempotency-Key'],
  properties: {
    'Idempotency-Key': { type: 'string', maxLength: 200, description: 'the same key and body give the same answer' },
    'If-Match': { type: 'string', pattern: '^"[0-9]+"$', description: 'a quoted revision' },
  },
} as const
const headersOfRead = {
  type: 'object',
  properties: { 'Wubu-Min-Position': { type: 'string', description: 'answer from at least this position' } },
} as const

const refusal = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: problem } },
} as const

/** What the hooks ask for and refuse, beside the schemas of the route itself: in the document alone, nothing is checked twice. */
const described: SwaggerTransform = (document) => {
  const { config } = document.route
  if (!config?.access) return jsonSchemaTransform(document)
  const { response } = document.schema
  const responses = { ...(typeof response === 'object' ? response : {}), default: refusal }
  const { schema, url } = jsonSchemaTransform({ ...document, schema: { ...document.schema, response: responses } })
  const { roles } = config.access
  return {
    schema: {
      ...schema,
      tags: [groupOf(url)],
      headers: config.write ? headersOfWrite : headersOfRead,
      description: roles === 'everybody' ? 'Without a session.' : `Roles: ${roles.join(', ')}.`,
      ...(roles === 'everybody' ? { security: [] } : {}),
    },
    url,
  }
}

/** `/api/requests/{id}` belongs to `requests`, what the resident uses to `public`, and the rest to `health`. */
function groupOf(url: string): string {
  const [, first = '', second] = url.split('/')
  if (first === 'api' && second !== undefined) return second
  return first === 'public' ? first : 'health'
}

/** What the readable page needs, from here alone: its styles are partly set by its script. */
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** OpenAPI 3.1 at /openapi.json, made of the contract's schemas, and a readable page at /docs. */
export async function addOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      servers: [{ url: '/' }],
      info: { title: 'Wubu 五步', version: '0.1.0', description },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'wubu_session' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    transform: described,
  })
  await app.register(swaggerUi, { routePrefix: '/docs', logLevel: 'silent', staticCSP: pagePolicy })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
