import { readFile } from 'node:fs/promises'
import { type Client, createClient, routes } from '@wubu/contract'
import { password } from '../test/seeded-log.ts'
import type { Role } from '../test/stage.ts'

/** Where a request of a kind is found that a screen needs. */
export interface Cases {
  readonly handling: string
  readonly supervised: string
  /** With a receipt, a notice of what is missing, a decision, a result. */
  readonly taken: string
  readonly noticed: string
  readonly declined: string
  readonly done: string
  /** `#receipt=…&code=…`, as a QR code has it: of one that is worked on, and of one that waits for its evaluation. */
  readonly working: string
  readonly evaluating: string
}

const sample = new URL('../../cli/test/fixtures/boston-311-sample.csv', import.meta.url)
const dayMs = 86_400_000

/** What the seeded district doesn't have: tasks on the board, cards, absences, an erasure, an import, an item that asks for admission. */
export async function prepare(url: string): Promise<Cases> {
  const as = (role: Role) => clientOf(url, role)
  const [window, supervisor, admin] = [await as('window'), await as('supervisor'), await as('admin')]
  await administer(admin)
  await forget(admin, window)
  await propose(await as('unit-head'))
  await handle(window, await as('dispatcher'), await as('handler'))
  return { ...(await takeAtTheWindow(window)), ...(await supervise(supervisor)) }
}

async function clientOf(baseUrl: string, role: Role): Promise<Client> {
  const { token } = await createClient({ baseUrl }).call(routes.openSession, {
    body: { name: `demo-${role}`, password },
  })
  return createClient({ baseUrl, token })
}

async function takeAtTheWindow(window: Client) {
  const resident = { name: '赵晓梅', phone: '13900001234', idNumber: '110101199003070011', address: null, note: null }
  const told = { channel: 'window', place: 'C-01', address: '3 号楼 2 单元 501' } as const
  const take = (body: object) => window.call(routes.registerRequest, { body: { ...told, ...body } })
  const allowance = { item: 'MZ-05', resident, description: '母亲满八十岁，申领高龄津贴' }
  const taken = await take({ ...allowance, accept: true })
  const noticed = await take(allowance)
  const params = { id: noticed.requestId }
  await window.call(routes['request-materials'], { params, body: { materials: ['申请表', '家庭经济状况申报材料'] } })
  const declined = await take({ description: '要求退还网购货款' })
  const ground = { ground: '属于消费争议', goTo: '市场监督管理所' }
  await window.call(routes['decline-request'], { params: { id: declined.requestId }, body: ground })
  const done = await take({ item: 'MZ-05', resident, instant: { result: '已当场开具证明。' } })
  return {
    ...{ taken: taken.requestId, noticed: noticed.requestId, declined: declined.requestId, done: done.requestId },
    working: proof(taken),
    evaluating: proof(done),
  }
}

function proof({ receiptNo, progressCode }: { readonly receiptNo: string; readonly progressCode: string }): string {
  return `#${new URLSearchParams({ receipt: receiptNo, code: progressCode })}`
}

/** One that the handler works on, and one that the unit wants to give back. */
async function handle(window: Client, dispatcher: Client, handler: Client): Promise<void> {
  for (const isTheirs of [false, true]) {
    const body = {
      channel: 'window',
      place: 'C-01',
      item: 'MZ-05',
      description: '楼上长期漏水，物业说不归他们管',
    } as const
    const { requestId: id } = await window.call(routes.registerRequest, { body: { ...body, accept: true } })
    const assignments = [{ unit: 'D-MZ', part: 'lead' as const, post: 'P-D-MZ' }]
    await dispatcher.call(routes['dispatch-request'], { params: { id }, body: { assignments } })
    const { assignments: parts } = await handler.call(routes.getRequest, { params: { id } })
    const assignmentId = parts[0]?.id ?? ''
    await handler.call(routes['acknowledge-assignment'], { params: { id }, body: { assignmentId } })
    if (isTheirs) continue
    const why = { assignmentId, reason: 'not-responsible', note: '经核，本件应由房管部门负责' } as const
    await handler.call(routes['return-assignment'], { params: { id }, body: why })
  }
}

async function supervise(supervisor: Client) {
  const query = { state: 'handling.inProgress', order: 'due', limit: 5 } as const
  const { requests } = await supervisor.call(routes.listRequests, { query })
  for (const [at, { requestId, unit }] of requests.entries()) {
    const params = { id: requestId }
    await supervisor.call(routes['issue-urge'], { params, body: { note: '请尽快联系居民，并于今日答复' } })
    for (const colour of at % 2 === 0 ? (['yellow', 'red'] as const) : (['yellow'] as const)) {
      await supervisor.call(routes['issue-warning-card'], { params, body: { colour, reason: '催办后仍无进展' } })
    }
    const dueAt = new Date(Date.now() + (at === 0 ? 5_000 : at * dayMs)).toISOString()
    const plate = { unit: unit ?? 'D-MZ', dueAt, reason: '红牌后仍未办结，社区多次反映' }
    await supervisor.call(routes['hang-up-task'], { params, body: plate })
  }
  const [first, second] = requests
  if (!first || !second) throw new Error('the seeded district has nothing to supervise')
  return { supervised: first.requestId, handling: second.requestId }
}

async function administer(admin: Client): Promise<void> {
  const { posts } = await admin.call(routes.listPosts, { query: {} })
  const post = posts.find(({ id, a, b }) => a !== b && id !== 'P-D-MZ')
  if (!post) throw new Error('the seeded district has no post with two persons')
  const from = new Date().toISOString()
  await admin.call(routes.recordAbsence, { params: { id: post.id }, body: { holder: post.a, from } })
  const rule = { place: 'C-01', unit: 'D-MZ', note: '试点社区先由民政局统一接' }
  await admin.call(routes.setRoutingRule, { params: { id: 'first' }, body: rule })
  await importSample(admin)
}

async function forget(admin: Client, window: Client): Promise<void> {
  const { residentId: id } = await window.call(routes.registerResident, {
    body: { name: '王五', phone: '13800001111' },
  })
  await admin.call(routes.requestErasure, { params: { id }, body: { reason: 'resident-asked' } })
}

async function propose(head: Client): Promise<void> {
  const day = (amount: number) => ({ amount, unit: 'workingDays' }) as const
  const limits = { acceptance: day(1), acknowledge: day(1), legal: day(20), promised: day(10) }
  const told = { code: 'LSJZ-01', name: '临时救助申请', materials: ['身份证', '申请表'], reason: '就近申请，少跑一次' }
  const how = { defaultUnit: 'D-MZ', audience: 'residents', limits } as const
  await head.call(routes.proposeItem, { body: { ...told, ...how, handlingKinds: ['time-limited'] } })
}

async function importSample(admin: Client): Promise<void> {
  const csv = await readFile(sample, 'utf8')
  const bad = csv.split('\n')[1]?.replace('Employee Generated', 'Pigeon')
  const file = new Blob([`${csv.trimEnd()}\n${bad}\n`], { type: 'text/csv' })
  const { fileId: id } = await admin.upload(routes.uploadImportFile, file, { query: { name: 'boston.csv' } })
  const { runId } = await admin.call(routes.tryImport, { params: { id }, body: { mapping: 'boston-311' } })
  for (;;) {
    const { state } = await admin.call(routes.getImportRun, { params: { id: runId } })
    if (state !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
