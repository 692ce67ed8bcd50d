import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendNoSuchRoute } from './problems.ts'

/** Beginnings of addresses that are not the console's: an unknown one of them is a problem, never a page. */
const reserved = /^\/(api|public|docs|assets|openapi\.json|livez|readyz|metrics)(\/|\?|$)/

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // antd writes its styles into the page as it needs them (docs/decisions/0012-console.md); no script can come in this way
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ofPage = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
} as const

/**
 * Serves the built console: what is hashed is kept for ever, the page itself is asked for again each time, and every other address
 * that a browser opens is that page, whose router knows them. Nothing of it needs a session, and nothing of it is of the contract.
 */
export async function addConsole(app: FastifyInstance, dir: string | null): Promise<void> {
  if (dir === null) {
    app.setNotFoundHandler(sendNoSuchRoute)
    return
  }
  await app.register(async (own) => {
    const common = { preCompressed: true, decorateReply: false, setHeaders: setPolicy, logLevel: 'silent' } as const
    await own.register(fastifyStatic, {
      ...common,
      root: join(dir, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      schemaHide: true,
    })
    own.get('/icon.svg', { schema: { hide: true } }, async (_request, reply) => {
      reply.headers(ofPage).header('cache-control', 'public, max-age=86400').type('image/svg+xml')
      return readFile(join(dir, 'icon.svg'))
    })
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? sendPage(dir, request, reply) : sendNoSuchRoute(request, reply),
  )
}

function setPolicy(reply: FastifyReply): void {
  reply.headers(ofPage)
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  const opens = (method === 'GET' || method === 'HEAD') && /\btext\/html\b/.test(headers.accept ?? '')
  return opens && !reserved.test(url)
}

async function sendPage(dir: string, { headers }: FastifyRequest, reply: FastifyReply): Promise<Buffer> {
  const isSmall = /\bbr\b/.test(String(headers['accept-encoding'] ?? ''))
  reply.headers(ofPage).headers({ 'cache-control': 'no-cache', vary: 'accept-encoding, accept' })
  reply.type('text/html; charset=utf-8').status(200)
  if (isSmall) reply.header('content-encoding', 'br')
  return readFile(join(dir, isSmall ? 'index.html.br' : 'index.html'))
}
