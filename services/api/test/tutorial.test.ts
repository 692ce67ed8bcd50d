import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, createClient, routes } from '@wubu/contract'
import { type CalendarCommand, type ItemCommand, itemCommands } from '@wubu/domain'
import { openReactorMemory } from '@wubu/testing'
import t, { type Test } from 'tap'
import { streamOf } from '../src/ids.ts'
import type { TimerAsk } from '../src/timers/reactor.ts'
import { runTimers } from '../src/timers/run.ts'
import { password } from './district.ts'
import { injectFetch } from './inject-fetch.ts'
import { startNode, type TestNode } from './node.ts'
import { codeIn, instantOf, type Row, readPage } from './tutorial-page.ts'
import { clockRows, figureRows, heldRows, ledgerRows, rateRows, timelineRows } from './tutorial-shown.ts'

const page = readPage(new URL('../../../docs/tutorial/one-request.md', import.meta.url))
const timeline = page.table('timeline')

/** A node whose clock stands where the page says, with the page's calendar and item. */
class Tutorial {
  time = instantOf('09-21 10:00')
  readonly node: TestNode
  params = { id: '' }

  private constructor(node: TestNode) {
    this.node = node
  }

  static async open(t: Test): Promise<Tutorial> {
    let tutorial: Tutorial | null = null
    const env = { WUBU_SESSION_HOURS: '168' }
    tutorial = new Tutorial(await startNode(t, env, undefined, () => tutorial?.time ?? instantOf('09-21 10:00')))
    await tutorial.#prepare()
    const stopping = new AbortController()
    const { signal } = stopping
    const onFailure = (error: unknown) => t.fail(String(error))
    const running = runTimers(tutorial.node.runtime, { memory: openReactorMemory<TimerAsk>(), signal, onFailure })
    t.teardown(async () => {
      stopping.abort()
      await running
    })
    return tutorial
  }

  async #prepare(): Promise<void> {
    const { runtime } = this.node
    const meta = { now: this.time, actor: { id: 'admin', role: 'admin', unit: null } } as const
    const ids = () => ({ commandId: randomUUID(), correlationId: randomUUID(), creates: true })
    const year: CalendarCommand = { type: 'set-calendar-year', data: calendarOf(page.table('calendar')), meta }
    const set = await runtime.calendars.handle({ stream: streamOf.calendar(2026), command: year, ...ids() })
    if (set.outcome !== 'accepted') throw new Error(JSON.stringify(set))
    const data = itemCommands['register-item'].parse(page.json('item'))
    const item: ItemCommand = {
      type: 'register-item',
      data,
      meta: { ...meta, actor: { ...meta.actor, role: 'system' } },
    }
    const result = await runtime.items.handle({ stream: streamOf.item(data.code), command: item, ...ids() })
    if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result))
    await runtime.reference.waitFor(result.position, 5_000)
  }

  /** Signs in at the present time: sessions end, days pass; and what is new in the log makes timers look at the clock. */
  async client(name: string): Promise<Client> {
    const base = { baseUrl: 'http://wubu.test', fetch: injectFetch(this.node.app) }
    const { token } = await createClient(base).call(routes.openSession, { body: { name, password } })
    return createClient({ ...base, token })
  }

  /** One row of the page's steps: once the timers did what the timeline has before it, the command is given. */
  async play([, local = '', name = '', command = '', body = '']: Row): Promise<void> {
    this.time = instantOf(local)
    const client = await this.client(name)
    await this.untilTimers()
    // who may see a request is known to the read models
    await this.node.settled()
    const given = body === '' ? {} : JSON.parse(codeIn(body))
    if (command === 'register-request') {
      const { requestId } = await client.call(routes.registerRequest, { body: given })
      this.params = { id: requestId }
    } else {
      const route = routes[command as 'accept-request']
      await client.call(route, { params: this.params, body: given })
    }
  }

  /** The page's rows that timers write up to now are there; without them the comparison of the timeline says what is missing. */
  async untilTimers(): Promise<void> {
    const now = this.time
    const due = timeline.filter(([, local = '', who]) => who === 'timer' && instantOf(local) < now).length
    for (let tries = 0; tries < 200 && (await this.#rung()) < due; tries += 1) await wait(5)
    await wait(5)
  }

  async #rung(): Promise<number> {
    if (this.params.id === '') return 0
    const events = await this.node.runtime.store.readStream(streamOf.request(this.params.id))
    return events.filter(({ metadata }) => JSON.parse(metadata).actor.id === 'timer').length
  }
}

function calendarOf(rows: readonly Row[]): CalendarCommand['data'] {
  const days = (kind: string) =>
    rows.filter((row) => row[2] === kind).map(([date = '', name = '']) => ({ date: `2026-${date}`, name }))
  const source = '国务院办公厅关于2026年部分节假日安排的通知'
  const year = { year: 2026, version: 2, status: 'published' as const, source }
  return { ...year, holidays: days('holiday'), workdays: days('workday') }
}

t.setTimeout(60_000)

t.test('the worked case of the tutorial', async (t) => {
  const tutorial = await Tutorial.open(t)
  for (const step of page.table('steps')) await tutorial.play(step)
  const { params } = tutorial
  const supervisor = await tutorial.client('supervisor')

  t.test('has the timeline of the page', async (t) => t.same(await timelineRows(supervisor, params), timeline))

  t.test('has the clocks of the page, and each is due where its segments end', async (t) => {
    t.same(await clockRows(supervisor, params), page.table('clocks'))
    const rows = await ledgerRows(supervisor, params)
    t.same(rows, page.table('ledger'))
    for (const [id, , limit, , due] of page.table('clocks')) {
      const own = rows.filter(([of]) => of === id)
      const counted = own.filter(([, , kind]) => kind === 'counted').reduce((sum, row) => sum + Number(row[5]), 0)
      t.equal(String(counted), limit, `${id} counts its limit`)
      t.equal(own.at(-1)?.[4], due, `${id} is due where its last segment ends`)
    }
  })

  t.test('charges each unit what the page says', async (t) =>
    t.same(await heldRows(supervisor, params), page.table('held')),
  )

  t.test('stands in every figure as the page says, whenever one asks', async (t) => {
    await tutorial.node.settled()
    t.same(await figureRows(supervisor, page.table('figures')), page.table('figures'))
    t.same(await rateRows(supervisor, instantOf('11-10 00:00')), page.table('rates'))
  })
})
