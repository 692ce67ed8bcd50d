import { type ApiError, routes } from '@wubu/contract'
import t from 'tap'
import { accountIdOf } from '../src/ids.ts'
import { accountNames, password } from './district.ts'
import { startNode } from './node.ts'

const signIn = (name: string, given = password) => ({ route: routes.openSession, body: { name, password: given } })

t.test('a sign-in', async (t) => {
  const node = await startNode(t)
  t.test('gives a token for programs and a cookie for the console, whatever the case of the name', async (t) => {
    const { status, body, headers } = await node.send(null, signIn('Window-A '))
    t.match({ status, body }, { status: 201, body: { token: /^[\w-]{43}$/, role: 'window', place: 'community-a' } })
    t.match(String(headers['set-cookie']), /^wubu_session=[\w-]{43}; .*HttpOnly; SameSite=Strict/)
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    t.match(await node.send(null, { route: routes.getMe, headers: { cookie } }), {
      status: 200,
      body: { unit: 'community-a' },
    })
  })

  t.test('is refused alike for a wrong password and for nobody', async (t) => {
    const head = await node.head()
    const wrong = await node.send(null, signIn('window-a', 'wrong'))
    const nobody = await node.send(null, signIn('nobody', 'wrong'))
    t.equal(wrong.status, 401)
    t.equal(wrong.text, nobody.text)
    t.equal(await node.head(), head)
  })

  t.test('takes as long for nobody as for a wrong password', async (t) => {
    const time = async (name: string) => {
      const start = performance.now()
      await node.send(null, signIn(name, 'wrong'))
      return performance.now() - start
    }
    // in turns, and the quickest of each: whatever else the machine does only adds to it
    const times: { known: number; unknown: number }[] = []
    for (let round = 0; round < 5; round += 1)
      times.push({ known: await time('window-a'), unknown: await time('nobody') })
    const ratio = Math.min(...times.map(({ known }) => known)) / Math.min(...times.map(({ unknown }) => unknown))
    t.ok(ratio > 0.4 && ratio < 2.5, `ratio ${ratio}`)
  })

  t.test('leaves neither token nor password in the log', async (t) => {
    const { events } = await node.store.readAll(null, 10_000)
    const stored = JSON.stringify(events)
    t.notOk(stored.includes(password))
    t.notMatch(stored, /argon2id/)
    for (const name of accountNames) t.notOk(stored.includes(node.tokens[name]))
  })
})

t.test('a session', async (t) => {
  t.test('ends with the sign-out', async (t) => {
    const { send } = await startNode(t)
    t.match(await send('callback', { route: routes.getMe }), { status: 200 })
    t.match(await send('callback', { route: routes.closeSession, headers: { 'idempotency-key': '' } }), { status: 400 })
    t.match(await send('callback', { route: routes.closeSession }), { status: 204 })
    t.match(await send('callback', { route: routes.getMe }), { status: 401, body: { code: 'not_signed_in' } })
  })

  t.test('is told by its token, however the scheme is written', async (t) => {
    const { send, tokens } = await startNode(t)
    const headers = { authorization: `bearer ${tokens.callback}` }
    t.match(await send(null, { route: routes.getMe, headers }), { status: 200 })
    const other = { authorization: `Basic ${tokens.callback}`, cookie: `wubu_session=${tokens.callback}` }
    t.match(await send(null, { route: routes.getMe, headers: other }), { status: 401 }, 'and by nothing beside it')
  })

  t.test('ends by itself at its fixed expiry', async (t) => {
    const node = await startNode(t, { WUBU_SESSION_HOURS: '1' })
    const { runtime } = node
    const { now } = runtime
    const later = (minutes: number) => () => new Date(Date.parse(now()) + minutes * 60_000).toISOString()
    Object.assign(runtime, { now: later(59) })
    t.match(await node.send('callback', { route: routes.getMe }), { status: 200 })
    Object.assign(runtime, { now: later(61) })
    t.match(await node.send('callback', { route: routes.getMe }), { status: 401 })
  })

  t.test('ends when its account is disabled, or gets another password', async (t) => {
    const { client, send, runtime } = await startNode(t)
    const idOf = (name: string) => accountIdOf(name, runtime.keys.installationKey)
    await client('admin').call(routes.disableAccount, { params: { id: idOf('callback') }, body: {} })
    t.match(await send('callback', { route: routes.getMe }), { status: 401 })
    t.match(await send(null, signIn('callback')), { status: 401, body: { code: 'sign_in_failed' } })
    const body = { password: 'another long password', current: password }
    await client('handler-a').call(routes.changePassword, { params: { id: idOf('handler-a') }, body })
    t.match(await send('handler-a', { route: routes.getMe }), { status: 401 })
    t.match(await send(null, signIn('handler-a')), { status: 401 })
    t.match(await send(null, signIn('handler-a', body.password)), { status: 201 })
  })

  t.test('ended on another node is over here some seconds later', async (t) => {
    const { runtime, send, tokens } = await startNode(t, { WUBU_SESSION_CACHE_MS: '50' })
    t.match(await send('callback', { route: routes.getMe }), { status: 200 })
    const { Sessions } = await import('../src/sessions.ts')
    const elsewhere = new Sessions(runtime, { sessionMs: 3_600_000, sessionCacheMs: 50 })
    const viewer = await elsewhere.find(tokens.callback)
    if (viewer) await elsewhere.close(tokens.callback, viewer)
    await new Promise((resolve) => setTimeout(resolve, 120))
    t.match(await send('callback', { route: routes.getMe }), { status: 401 })
  })

  t.test('of a token that nobody was given opens nothing', async (t) => {
    const { send } = await startNode(t)
    for (const token of ['x'.repeat(43), '', 'null', '../log']) {
      t.match(await send(null, { route: routes.getMe, headers: { authorization: `Bearer ${token}` } }), { status: 401 })
    }
  })
})

t.test('a write from another site is refused, cookie or not', async (t) => {
  const { send, tokens } = await startNode(t)
  const headers = {
    cookie: `wubu_session=${tokens['window-a']}`,
    'sec-fetch-site': 'cross-site',
    origin: 'https://evil.test',
  }
  const sent = { route: routes.registerRequest, body: { channel: 'window' }, headers }
  t.match(await send(null, sent), { status: 403, body: { code: 'origin_not_permitted' } })
  t.match(await send(null, { ...sent, headers: { ...headers, 'sec-fetch-site': 'same-origin' } }), { status: 201 })
})

t.test('guessing is slowed', async (t) => {
  t.test('per account and address', async (t) => {
    const { send } = await startNode(t, { WUBU_SIGN_IN_LIMIT: '4' })
    const answers = []
    for (let round = 0; round < 5; round += 1) answers.push(await send(null, signIn('nobody', 'wrong')))
    t.same(
      answers.map(({ status }) => status),
      [401, 401, 401, 401, 429],
    )
    t.match(answers.at(-1), { body: { code: 'too_many_requests' }, headers: { 'retry-after': /^\d+$/ } })
    t.match(await send(null, signIn('somebody else', 'wrong')), { status: 401 }, 'another account is not locked out')
  })

  t.test('and so are all requests of one address', async (t) => {
    const { send } = await startNode(t, { WUBU_RATE_LIMIT: '20' })
    const answers = await Promise.all(Array.from({ length: 25 }, () => send('window-a', { route: routes.getMe })))
    t.ok(answers.some(({ status }) => status === 429))
  })
})

t.test('an account is made once, and found by its whole name', async (t) => {
  const { client } = await startNode(t)
  const admin = client('admin')
  const body = { name: '新人', displayName: '新人', role: 'dispatcher', password: 'a long password' } as const
  const made = await admin.call(routes.createAccount, { body, idempotencyKey: 'new' })
  t.same(await admin.call(routes.createAccount, { body, idempotencyKey: 'new' }), made, 'a retry gives the same answer')
  await t.rejects(admin.call(routes.createAccount, { body }), {
    status: 409,
    code: 'login_name_taken',
  } satisfies Partial<ApiError>)
  const { accounts } = await admin.call(routes.findAccount, { body: { name: '新人' } })
  t.match(accounts, [{ accountId: made.accountId, role: 'dispatcher', status: 'enabled' }])
})
