import { readFileSync } from 'node:fs'
import t from 'tap'
import { chooseServer, realServer } from './real-server.ts'

const url = 'esdb://127.0.0.1:2113?tls=false'
const running = async () => null
const absent = async () => 'no socket'

t.test('tests of a real server take the one at EVENTSTORE_URL, and ask for no engine then', async (t) => {
  const asked = () => Promise.reject(new Error('asked'))
  t.same(await chooseServer({ EVENTSTORE_URL: url, ESDB_IMAGE: 'other' }, asked), { kind: 'url', url })
  const { skip, start } = await realServer({ kind: 'url', url })
  t.equal(skip, false)
  t.equal(await start(t), url)
})

t.test('without one, a container of the image that the compose file runs, or of ESDB_IMAGE', async (t) => {
  const composed = readFileSync(new URL('../../../../infra/compose.yaml', import.meta.url), 'utf8')
  const [, image] = /image: \$\{ESDB_IMAGE:-(.+)\}/.exec(composed) ?? []
  t.same(await chooseServer({}, running), { kind: 'container', image })
  const image2 = { kind: 'container', image: 'kurrentplatform/kurrentdb:25' }
  t.same(await chooseServer({ EVENTSTORE_URL: '', ESDB_IMAGE: image2.image }, running), image2)
})

t.test('without either they are skipped, and told why', async (t) => {
  const none = await chooseServer({}, absent)
  t.match(none, { kind: 'none', reason: /EVENTSTORE_URL is not set and no Docker runs \(no socket\)/ })
  const { skip, start } = await realServer(none)
  t.match(skip, /no Docker runs/)
  await t.rejects(start(t), /no Docker runs/, 'and nothing is played in its place')
})

t.test('what this machine has is one of the three', async (t) => {
  const { kind } = await chooseServer({})
  t.match(kind, /^(container|none)$/)
})
