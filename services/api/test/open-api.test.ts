import { type Route, routes } from '@wubu/contract'
import t from 'tap'
import { startNode } from './node.ts'

t.test('the API describes itself', async (t) => {
  const { app } = await startNode(t)
  const document = (await app.inject('/openapi.json')).json()
  t.equal(document.openapi, '3.1.0')
  const all: readonly [string, Route][] = Object.entries(routes)
  for (const [name, route] of all) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    const operation = document.paths[path]?.[route.method.toLowerCase()]
    t.match(operation, { operationId: name, summary: String }, name)
    t.equal(
      JSON.stringify(operation?.parameters ?? []).includes('Idempotency-Key'),
      route.write,
      `${name} asks for a key`,
    )
    t.ok(operation?.responses.default.content['application/problem+json'], `${name} says how it refuses`)
    t.ok(!route.body || operation?.requestBody, `${name} says what it takes`)
  }
  const body = document.paths['/api/requests'].post.requestBody.content['application/json'].schema
  t.match(body, { type: 'object', additionalProperties: false, required: ['channel'] })
  const page = await app.inject('/docs/')
  t.equal(page.statusCode, 200, 'and has a readable page')
  t.match(page.headers, {
    'content-security-policy': /^default-src 'none'; script-src 'self';.* frame-ancestors 'none'/,
    'x-content-type-options': 'nosniff',
  })
})
