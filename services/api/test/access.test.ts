import { setTimeout as wait } from 'node:timers/promises'
import { type Route, type RouteName, routes } from '@wubu/contract'
import Fastify from 'fastify'
import t, { type Test } from 'tap'
import { access } from '../src/access.ts'
import { assertEveryRouteHasARow, RouteWithoutAccess } from '../src/app.ts'
import { accountIdOf } from '../src/ids.ts'
import { type AccountName, accountNames, password } from './district.ts'
import { type Answer, startNode, type TestNode } from './node.ts'
import { samples } from './samples.ts'
import { awaitingFeedback, dispatched } from './story.ts'

t.setTimeout(120_000)

const names = Object.keys(routes) as RouteName[]
const roleOf = (account: AccountName) => account.replace(/-[ab]$/, '')
/** Nothing is at this revision: what would be written is refused as stale, last of all. */
const stale = { 'if-match': '"999"' }

/** Which accounts see a request of side a that is being handled, by DOMAIN.md; written down apart from the code on purpose. */
const seesHandled = new Set<AccountName>(['window-a', 'dispatcher', 'handler-a', 'unit-head-a', 'supervisor'])
/** And one that waits for feedback. */
const seesFeedback = new Set<AccountName>([...seesHandled, 'callback'])

/** What a permitted call that goes as far as the log is answered: 412 for writes, since `stale` stops them. */
const permittedStatus: Partial<Record<RouteName, number>> = {
  openSession: 401,
  closeSession: 204,
  getProgress: 404,
  evaluatePublicly: 404,
  getMeeting: 404,
  withdrawPublicly: 404,
  uploadImportFile: 422,
  removeImportFile: 404,
  tryImport: 404,
  beginImport: 404,
  getImportRun: 404,
  stopImportRun: 404,
  getImportErrors: 404,
}
/** Of these, where it is no receipt that is missing. */
const permittedCode: Partial<Record<RouteName, string>> = {
  getMeeting: 'meeting_not_convened',
  uploadImportFile: 'import_file_empty',
  removeImportFile: 'no_such_import_file',
  tryImport: 'no_such_import_file',
  beginImport: 'no_such_import_file',
  getImportRun: 'no_such_import_run',
  stopImportRun: 'no_such_import_run',
  getImportErrors: 'no_such_import_run',
}

function call(node: TestNode, account: AccountName | null, name: RouteName, id: string): Promise<Answer> {
  const route: Route = routes[name]
  const sample = samples[name]
  const own = name === 'changePassword' && account
  const params = {
    ...(route.path.startsWith('/api/requests/') ? { id } : sample.params),
    ...(own ? { id: accountIdOf(account, node.runtime.keys.installationKey) } : {}),
  }
  const body = own ? { ...sample.body, current: password } : sample.body
  return node.send(account, {
    route,
    params,
    headers: route.write ? stale : {},
    ...(sample.query ? { query: sample.query } : {}),
    ...(body ? { body } : {}),
  })
}

t.test('every route, for every role, on a request that the account sees and on one that it does not', async (t) => {
  const node = await startNode(t)
  const handled = (await dispatched(node, ['civil-affairs'])).id
  const feedback = (await awaitingFeedback(node)).id
  await node.settled()
  // one role after the other may ask for what is done one at a time
  node.runtime.rebuilding.start = () => true
  const head = await node.head()
  const writing = new Set<RouteName>(['closeSession'])

  for (const name of names.filter((one) => !writing.has(one))) {
    t.test(`${name} answers as the table says`, async (t) => {
      await answersAsExpected(t, node, name, handled, seesHandled)
      await answersAsExpected(t, node, name, feedback, seesFeedback)
    })
  }

  t.test('none of it wrote anything', async (t) => t.equal(await node.head(), head))

  t.test('signing out is for everybody who is signed in', async (t) => {
    t.match(await call(node, null, 'closeSession', handled), { status: 401 })
    for (const account of accountNames)
      t.match(await call(node, account, 'closeSession', handled), { status: 204 }, account)
  })
})

async function answersAsExpected(t: Test, node: TestNode, name: RouteName, id: string, seen: ReadonlySet<AccountName>) {
  const anonymous = await call(node, null, name, id)
  if (access[name].roles !== 'everybody') t.match(anonymous, { status: 401, body: { code: 'not_signed_in' } })
  for (const account of accountNames) {
    const { status, body } = await call(node, account, name, id)
    t.same({ status, code: status < 400 ? undefined : body.code }, expected(name, account, seen), account)
    // one at a time: the next account asks for its own
    if (name === 'rebuildReadModels' && status === 200) await rebuilt(node, account)
  }
}

async function rebuilt(node: TestNode, account: AccountName) {
  for (;;) {
    const { body } = await call(node, account, 'getProjections', '')
    const { rebuild } = body
    if (typeof rebuild !== 'object' || rebuild === null || !('state' in rebuild) || rebuild.state !== 'running') return
    await wait(20)
  }
}

function expected(name: RouteName, account: AccountName, seen: ReadonlySet<AccountName>) {
  const row = access[name]
  const route: Route = routes[name]
  const visible = row.scope !== 'request' || seen.has(account)
  if (!visible) return { status: 404, code: 'no_such_request' }
  if (row.roles !== 'everybody' && !row.roles.some((role) => role === roleOf(account))) {
    return { status: 403, code: 'role_not_permitted' }
  }
  const status = permittedStatus[name] ?? (route.write ? 412 : route.status)
  const codes: Record<number, string> = { 401: 'sign_in_failed', 404: 'receipt_or_code_wrong', 412: 'stale_revision' }
  return { status, code: permittedCode[name] ?? codes[status] }
}

t.test('the lists show what the details show, to everybody', async (t) => {
  const node = await startNode(t)
  const ids = [
    (await dispatched(node, ['civil-affairs'], 'a')).id,
    (await dispatched(node, ['urban-management', 'community-a'], 'b')).id,
    (await awaitingFeedback(node, 'b')).id,
  ]
  await node.settled()
  for (const account of accountNames.filter((one) => roleOf(one) !== 'admin')) {
    const details = await Promise.all(ids.map((id) => node.send(account, { route: routes.getRequest, params: { id } })))
    const { requests } = await node.client(account).call(routes.listRequests, {})
    const seen = ids.filter((_id, index) => details[index]?.status === 200)
    t.same(requests.map(({ requestId }) => requestId).toSorted(), seen.toSorted(), account)
  }
})

t.test('a unit asks about its own assignments and cases alone', async (t) => {
  const { send } = await startNode(t)
  const list = (account: AccountName, unit: string) => send(account, { route: routes.listAssignments, query: { unit } })
  t.match(await list('handler-a', 'civil-affairs'), { status: 200 })
  t.match(await list('handler-a', 'urban-management'), { status: 403, body: { code: 'other_unit' } })
  t.match(await list('dispatcher', 'urban-management'), { status: 200 })
  const query = { figure: 'completedOfDue', part: 'denominator', unit: 'urban-management' }
  t.match(await send('unit-head-a', { route: routes.listCompletionCases, query }), { status: 403 })
  t.match(await send('unit-head-b', { route: routes.listCompletionCases, query }), { status: 200 })
})

t.test('nobody but an administrator changes the password of another account', async (t) => {
  const { send, runtime } = await startNode(t)
  const params = { id: accountIdOf('window-b', runtime.keys.installationKey) }
  const body = { password: 'a new long password', current: password }
  t.match(await send('window-a', { route: routes.changePassword, params, body }), { status: 403 })
  t.match(await send('admin', { route: routes.changePassword, params, body }), { status: 200 })
})

t.test('a route without a row in the table does not start', async (t) => {
  const node = await startNode(t)
  t.equal(new Set(names.map((name) => `${routes[name].method} ${routes[name].path}`)).size, names.length)
  const app = Fastify()
  assertEveryRouteHasARow(app)
  t.throws(() => app.get('/api/everything', async () => 'all of it'), RouteWithoutAccess)
  await app.close()
  t.ok(node.app.hasRoute({ method: 'GET', url: '/api/me' }))
})
