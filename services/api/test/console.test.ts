import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import t from 'tap'
import { addConsole } from '../src/plugins/console.ts'

const dir = mkdtempSync(join(tmpdir(), 'wubu-dist-'))
t.teardown(() => rmSync(dir, { recursive: true, force: true }))
mkdirSync(join(dir, 'assets'))
for (const [name, content] of Object.entries({
  'index.html': '<title>page</title>',
  'index.html.br': 'smaller page',
  'icon.svg': '<svg/>',
  'assets/main-1a2b.js': 'plain',
  'assets/main-1a2b.js.br': 'smaller',
})) {
  writeFileSync(join(dir, name), content)
}
const app = Fastify()
await addConsole(app, dir)
t.teardown(() => app.close())
const html = { accept: 'text/html,application/xhtml+xml' }

t.test('the console', async (t) => {
  t.test('is the page at every address that a browser opens', async (t) => {
    for (const url of ['/', '/find?q=1', '/requests/1', '/publicity']) {
      const { statusCode, body, headers } = await app.inject({ url, headers: html })
      t.match({ statusCode, body }, { statusCode: 200, body: '<title>page</title>' }, url)
      t.match(headers, { 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    }
  })

  t.test('is nothing at addresses of the API, and nothing for programs', async (t) => {
    for (const url of ['/api/nothing', '/public/requests', '/docs/x', '/assets/nothing.js', '/livez/x']) {
      t.match(await app.inject({ url, headers: html }), { statusCode: 404, body: /no_such_route/ }, url)
    }
    t.match(await app.inject({ url: '/find', headers: { accept: 'application/json' } }), { statusCode: 404 })
    t.match(await app.inject({ method: 'POST', url: '/find', headers: html }), { statusCode: 404 })
  })

  t.test('runs scripts of its own files alone', async (t) => {
    const { headers } = await app.inject({ url: '/', headers: html })
    const policy = String(headers['content-security-policy'])
    t.match(policy, "default-src 'none'; script-src 'self';")
    t.notMatch(policy, /script-src[^;]*unsafe|unsafe-eval/)
  })

  t.test('is sent compressed to whoever takes it, and kept for ever where its name says what is in it', async (t) => {
    const small = { 'accept-encoding': 'gzip, br' }
    const script = await app.inject({ url: '/assets/main-1a2b.js', headers: small })
    t.match(script, { statusCode: 200, body: 'smaller', headers: { 'content-encoding': 'br' } })
    t.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable')
    t.equal((await app.inject({ url: '/assets/main-1a2b.js' })).body, 'plain')
    const page = await app.inject({ url: '/', headers: { ...html, ...small } })
    t.match(page, { body: 'smaller page', headers: { 'content-encoding': 'br' } })
  })

  t.test('gives out nothing beside it', async (t) => {
    for (const url of ['/assets/../index.html', '/assets/%2e%2e/index.html', '/.sources', '/.vite/manifest.json']) {
      t.equal((await app.inject({ url })).statusCode, 404, url)
    }
  })
})
