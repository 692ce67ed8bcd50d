import { isUtf8 } from 'node:buffer'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refused } from '../refused.ts'

/** JSON alone, since a form of another site can't send it, and UTF-8 alone: what is stored is what was typed, or nothing is. */
export function addJsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isOtherCharset(request)) return done(refused('media_type_not_supported'))
    if (body.length === 0) return done(malformed('The body is empty.'))
    // a lenient decoder would keep a replacement character for every byte that it does not know
    if (!isUtf8(body)) return done(malformed('The body is not UTF-8.'))
    const text = body.toString('utf8')
    void parse(request, text, (error, parsed: unknown) => {
      if (error) return done(malformed('The body is not JSON, or has a field that is never taken.'))
      const fault = suspicious.test(text) ? faultIn(parsed) : null
      return fault === null ? done(null, parsed) : done(malformed(fault))
    })
  })
}

function malformed(message: string) {
  return refused('malformed_request', { issues: [{ path: 'body', message }] })
}

function isOtherCharset({ headers }: FastifyRequest): boolean {
  const charset = /;\s*charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]
  return charset !== undefined && !/^utf-?8$/i.test(charset)
}

/** Escapes of surrogates (mostly whole pairs, which are fine) and of NUL: only then is every text looked at. */
const suspicious = /\\u(?:d[89a-f]|0000)/i

/** Text that other systems can't hold: it would be refused or changed on its way through them. */
function faultIn(parsed: unknown): string | null {
  const left = [parsed]
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === 'string') {
      if (!value.isWellFormed()) return 'A text has half of a surrogate pair.'
      if (value.includes('\0')) return 'A text has the character NUL.'
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, field] of Object.entries(value)) left.push(key, field)
    }
  }
  return null
}
