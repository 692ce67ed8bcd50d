import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from '@wubu/console'
import { openBrowser } from '@wubu/console/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoFolder, password } from '../console/demo-folder.ts'
import type { Bench, BenchContext, BenchResult, Limit, Row } from '../harness/result.ts'
import { median, spread } from '../harness/statistics.ts'
import { serveWubu } from '../http/processes.ts'

export const consoleBench: Bench = {
  name: 'console',
  about: 'what a clerk waits for in the browser: a list, an item by its initials, a whole intake typed',
  run,
}

interface Step {
  readonly what: string
  readonly limits: readonly Limit[]
  /** Milliseconds from the last key or click until it is there. */
  readonly run: (page: Page) => Promise<number>
}

const steps: readonly Step[] = [
  { what: 'list of all requests, first page', limits: [], run: list },
  {
    what: 'item by pinyin initials, from the last key',
    limits: [{ of: 'figure', kind: 'atMost', value: 200 }],
    run: findItem,
  },
  {
    what: 'whole intake typed, to its receipt',
    limits: [{ of: 'figure', kind: 'atMost', value: 60_000 }],
    run: intake,
  },
]

async function run(context: BenchContext): Promise<BenchResult> {
  const requests = context.large ? 100_000 : context.quick ? 1_000 : 10_000
  const browser = await openBrowser()
  if ('missing' in browser) return { rows: [], notes: [`left out: ${browser.missing}`] }
  await buildConsole()
  const dir = join(context.scratch, 'demo')
  cpSync(await demoFolder(requests, context.say), dir, { recursive: true })
  const server = await serveWubu(dir)
  try {
    const window = await signedIn(browser, `http://127.0.0.1:${server.port}`)
    // scripts and styles are in the browser's cache from here on
    for (const { run } of [{ run: emptyPage }, ...steps]) await timed(window, run)
    context.say(`${context.rounds} rounds over ${requests} requests`)
    const floors: number[] = []
    const figures = steps.map((): number[] => [])
    for (let round = 0; round < context.rounds; round += 1) {
      floors.push(await timed(window, emptyPage))
      for (const [nth, { run }] of steps.entries()) figures[nth]?.push(await timed(window, run))
    }
    const lay = [floors, ...figures].map((values) => `${Math.round(100 * spread(values))} %`).join(', ')
    return {
      rows: steps.map((step, nth) => rowOf(step, figures[nth] ?? [], floors, requests)),
      notes: [
        `demo district of ${requests} requests and 122 items, Chromium ${browser.version()}; rounds lay apart by ${lay}`,
        'floor: an address without a page in the same frame, opened by a browser that has its scripts',
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

function rowOf({ what, limits }: Step, figures: readonly number[], floors: readonly number[], requests: number): Row {
  const [figure, floor] = [median(figures), median(floors)]
  const ratio = figure / floor
  return { what: `${what}, ${requests} requests`, unit: 'ms', figure, floor, ratio, latency: null, limits }
}

async function signedIn(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  const reply = await context.request.post('/api/session', { data: { name: 'demo-window', password } })
  if (!reply.ok()) throw new Error(`The counter can't sign in: ${await reply.text()}`)
  return context
}

async function timed(context: BrowserContext, run: Step['run']): Promise<number> {
  const page = await context.newPage()
  try {
    return await run(page)
  } finally {
    await page.close()
  }
}

async function since(begin: number, there: Promise<unknown>): Promise<number> {
  await there
  return performance.now() - begin
}

async function emptyPage(page: Page): Promise<number> {
  const begin = performance.now()
  await page.goto('/nothing-is-here')
  return since(begin, page.getByRole('heading', { level: 1 }).waitFor())
}

async function list(page: Page): Promise<number> {
  const begin = performance.now()
  await page.goto('/find')
  return since(begin, page.locator('tbody .ant-table-row').first().waitFor())
}

async function findItem(page: Page): Promise<number> {
  await page.goto('/intake')
  await page.getByRole('combobox', { name: '事项' }).focus()
  await page.keyboard.type('glj')
  const begin = performance.now()
  await page.keyboard.type('t')
  return since(begin, page.getByTitle('高龄津贴申领').waitFor())
}

/** As the counter types it: resident, item, place, address, what it is about, papers, and off. */
async function intake(page: Page): Promise<number> {
  await page.goto('/intake')
  await page.getByRole('heading', { name: '受理登记' }).waitFor()
  const begin = performance.now()
  await page.keyboard.type(
    `赵晓梅 139${String(Math.floor(begin * 1_000))
      .padStart(8, '0')
      .slice(-8)}`,
  )
  await page.getByTitle(/登记新居民/).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-idNumber:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-item:focus').waitFor()
  await page.keyboard.type('ldbl')
  await page.getByTitle('路灯不亮报修').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-place:focus').waitFor()
  await page.keyboard.type('chl d3')
  await page.getByTitle('春晖里社区 第3网格').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-address:focus').waitFor()
  await page.keyboard.type('3 号楼 2 单元')
  await page.keyboard.press('Enter')
  await page.keyboard.type('三号楼前路灯不亮')
  await page.keyboard.press('Control+Enter')
  return since(begin, page.getByRole('heading', { name: '居民诉求受理回执' }).waitFor())
}
