import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import { openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

const figureOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const numberOf = (text: string | null) => Number((text ?? '').replaceAll(',', ''))

t.test('a number', { skip }, async (t) => {
  const page = await stage.page(t, '/figures?channel=wechat', { as: 'supervisor' })

  for (const name of ['办结率（占受理）', '办结率（占到期）', '办结率（占应结）', '按期办结率', '满意率']) {
    await t.test(`opens to as many cases as it says: ${name}`, async (t) => {
      for (const part of [0, 1]) {
        const link = figureOf(page, name).getByRole('link').nth(part)
        const said = numberOf(await link.textContent())
        await link.click()
        await page.getByRole('heading', { level: 1, name: `${name} · ${['分子', '分母'][part]}` }).waitFor()
        t.equal(await casesShown(page), said)
        await page.goBack()
      }
    })
  }

  await t.test('opens over several pages to as many cases as it says', async (t) => {
    await page.goto('/figures')
    const link = figureOf(page, '办结率（占受理）').getByRole('link').nth(1)
    const said = numberOf(await link.textContent())
    await link.click()
    t.ok(said > 100)
    t.equal(await casesShown(page), said)
  })

  await t.test('that is no part of a rate opens as well: registered', async (t) => {
    await page.goto('/figures?channel=wechat')
    const link = figureOf(page, '登记').getByRole('link')
    const said = numberOf(await link.textContent())
    await link.click()
    await page.getByRole('heading', { level: 1, name: '登记' }).waitFor()
    t.equal(await casesShown(page), said)
  })

  await t.test('on the wall opens to the list of what it counts', async (t) => {
    await page.goto('/wall')
    const open = page.locator('.wubu-wall-table tbody tr').first().getByRole('link').first()
    const left = numberOf(await open.textContent())
    await open.click()
    await page.getByRole('heading', { level: 1, name: '受理未结' }).waitFor()
    t.equal(await casesShown(page), left)
    await page.goto('/wall')
    const tile = page.locator('[data-count=analyzing]').getByRole('link')
    await tile.getByText(/\d/).waitFor()
    const said = await tile.textContent()
    await tile.click()
    await page.getByText(`共 ${said} 件`, { exact: true }).waitFor()
  })

  await t.test('is the sum of its parts, cut by channel', async (t) => {
    await page.goto('/figures?view=breakdown&by=channel')
    const links = page.getByRole('table').getByRole('link', { name: /^办结率（占受理） · 分母/ })
    await links.first().waitFor()
    const parts = (await links.allTextContents()).map(numberOf)
    await page.goto('/figures')
    const whole = await figureOf(page, '办结率（占受理）').getByRole('link').nth(1).textContent()
    t.equal(
      parts.reduce((sum, part) => sum + part, 0),
      numberOf(whole),
    )
  })

  await t.test('says one click away what it counts', async () => {
    await page.goto('/figures')
    await page.getByRole('button', { name: '办结率（占应结）的口径' }).click()
    await page.getByText('已受理的件减去未办结且未到期的件', { exact: false }).waitFor()
  })

  await t.test('comes as a file with its definition', async (t) => {
    await page.getByRole('button', { name: '下载' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '办结率 CSV' }).click(),
    ])
    t.match(download.suggestedFilename(), /\.csv$/)
    t.match(await readFile(await download.path(), 'utf8'), /办结率（占应结）/)
  })
})

t.test('a command', { skip }, async (t) => {
  await t.test('changes the figures and the wall while they are looked at', async (t) => {
    const page = await stage.page(t, '/figures', { as: 'dispatcher' })
    const wall = await stage.page(t, '/wall', { as: 'supervisor' })
    const accepted = figureOf(page, '办结率（占受理）').getByRole('link').nth(1)
    const today = wall.locator('[data-count=today] .wubu-wall-number')
    await wall.getByText(/^\d+$/).first().waitFor()
    const before = [numberOf(await accepted.textContent()), numberOf(await today.textContent())]
    await register(page)
    const after = before.map((count) => (count + 1).toLocaleString('en-US'))
    await figureOf(page, '办结率（占受理）')
      .getByRole('link', { name: `分母 ${after[0]}` })
      .waitFor()
    await wall
      .locator('[data-count=today]')
      .getByText(after[1] ?? '', { exact: true })
      .waitFor()
  })
})

t.test('frozen figures', { skip }, async (t) => {
  const page = await stage.page(t, '/figures', { as: 'dispatcher' })
  const accepted = figureOf(page, '办结率（占受理）').getByRole('link').nth(1)
  const registered = figureOf(page, '登记').getByRole('link')
  const shown = async () => [numberOf(await accepted.textContent()), numberOf(await registered.textContent())]
  await page.getByRole('button', { name: '固定' }).click()
  await page.getByText('已固定').waitFor()
  const before = await shown()
  // written after it was frozen, of a time before
  await register(page, { occurredAt: new Date(Date.now() - 3_600_000).toISOString(), reason: '停电' })

  await t.test('stay what they were at the same address, with their cases', async (t) => {
    await page.reload()
    t.same(await shown(), before)
    await accepted.click()
    await page.getByRole('heading', { level: 1, name: '办结率（占受理） · 分母' }).waitFor()
    t.equal(await casesShown(page), before[0])
    await page.getByRole('link', { name: '返回指标' }).click()
    await page.getByText('已固定').waitFor()
  })

  await t.test('show what is known of the same instant by now, when they are asked to', async (t) => {
    await page.getByRole('button', { name: '按现在已知的算' }).click()
    for (const link of [accepted, registered]) {
      const more = (before[link === accepted ? 0 : 1] ?? 0) + 1
      await link.and(page.getByText(more.toLocaleString('en-US'), { exact: true })).waitFor()
    }
    t.match(page.url(), /at=/)
  })
})

t.test('every view', { skip }, async (t) => {
  await t.test('that draws a chart has a table with the same numbers', async (t) => {
    const page = await stage.page(t, '/figures?view=trend&step=day', { as: 'supervisor' })
    await page.getByRole('img', { name: '走势，图' }).locator('canvas').waitFor()
    t.ok((await page.getByRole('table').getByRole('row').count()) > 10)
  })

  await t.test('ranks nothing of fewer than thirty', async (t) => {
    const page = await stage.page(t, '/figures?view=ranking&by=channel', { as: 'supervisor' })
    await page.getByText('不排名次').waitFor()
    const rows = await page.locator('tbody .ant-table-row').allTextContents()
    t.ok(rows.some((row) => row.startsWith('1')))
    for (const row of rows) t.equal(row.startsWith('–'), row.includes('数小'), row)
  })

  await t.test('opens, for the head of a unit, the numbers of their own unit alone', async (t) => {
    const page = await stage.page(t, '/figures', { as: 'unit-head' })
    const figure = figureOf(page, '办结率（占受理）')
    await figure.waitFor()
    t.equal(await figure.getByRole('link').count(), 0)
    await page.goto('/figures?unit=D-MZ')
    const link = figure.getByRole('link').nth(1)
    const said = numberOf(await link.textContent())
    await link.click()
    t.equal(await casesShown(page), said)
  })
})

t.test('a month beside the one before and that of a year earlier', { skip }, async (t) => {
  // as of a month's end, so that the month before is not empty, whatever day it is
  const today = new Date().toISOString()
  const at = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).toISOString()
  const page = await stage.page(t, `/figures?view=compare&at=${at}&by=channel&figure=onTimeOfDue`, { as: 'supervisor' })
  const row = (name: string) => page.getByRole('row').filter({ hasText: new RegExp(`^${name}`) })
  const [all, channel] = [row('按期办结率'), row('窗口')]

  await t.test('shows the change in points, and says where a change is of too few', async (t) => {
    const query = new URLSearchParams({ period: today.slice(0, 7), figures: 'onTimeOfDue', by: 'channel', at })
    const { rows, total } = await (await page.request.get(`/api/figures/comparison?${query}`)).json()
    const window = rows.find(({ cell }: { cell: { channel: string } }) => cell.channel === 'window')
    for (const [shown, { change, small }] of [
      [all, total.figures[0]],
      [channel, window.figures[0]],
    ] as const) {
      const text = (await shown.textContent()) ?? ''
      t.ok(text.includes(change === null ? '无可比' : Math.abs(change * 100).toFixed(1)), text)
      if (change !== null) t.equal(text.includes('数小'), small, text)
    }
  })

  await t.test('opens each number to the cases of its own period and instant', async (t) => {
    const link = channel.getByRole('link', { name: /分母/ }).nth(1)
    const said = numberOf(await link.textContent())
    await link.click()
    await page.getByRole('heading', { level: 1, name: '按期办结率 · 分母' }).waitFor()
    t.equal(await casesShown(page), said)
  })
})

t.test('the quarterly assessment', { skip }, async (t) => {
  const page = await stage.page(t, '/figures?view=assessment', { as: 'supervisor' })
  const units = page.getByRole('table').first().locator('tbody .ant-table-row')
  await units.first().waitFor()

  await t.test('shows the points that each figure gave, of its weight, and their sum', async (t) => {
    const heads = await page.getByRole('table').first().getByRole('columnheader').allTextContents()
    const weights = heads.flatMap((head) => (/ (\d+) 分$/.exec(head)?.[1] ?? '').match(/\d+/g)?.map(Number) ?? [])
    t.equal(
      weights.reduce((sum, weight) => sum + weight, 0),
      100,
      heads.join(' '),
    )
    const together = page.getByRole('row').filter({ hasText: /^全部/ })
    const [score = '', ...cells] = (await together.getByRole('cell').allTextContents()).slice(1)
    const points = cells.map((cell) => Number(/^[\d.]+/.exec(cell.replace('数小', '').trim())?.[0]))
    t.ok(Math.abs(points.reduce((sum, one) => sum + one, 0) - Number(score)) < 0.5, `${score}: ${cells.join(' ')}`)
  })

  await t.test('puts units of too few requests after all others', async (t) => {
    const scores = await units.locator('td:nth-child(2)').allTextContents()
    const isOfFew = scores.map((score) => score.includes('数小'))
    t.same(isOfFew, isOfFew.toSorted(), scores.join(' '))
    t.equal(isOfFew[0], false)
  })

  await t.test('tells beside it how communities rated the departments', async () => {
    const ratings = page.getByRole('region', { name: '下评上：社区评部门' })
    await ratings.locator('.ant-table-row-expand-icon').first().click()
    await ratings.getByText('未评价').first().waitFor()
  })

  await t.test('opens each number to its cases', async (t) => {
    const link = units.first().getByRole('link', { name: /签收及时率 · 分母/ })
    const said = numberOf(await link.textContent())
    await link.click()
    await page.getByRole('heading', { level: 1, name: '签收及时率 · 分母' }).waitFor()
    t.equal(await casesShown(page), said)
  })
})

/** Turns all pages. */
async function casesShown(page: Page): Promise<number> {
  await page.locator('.ant-table-row, .ant-empty').first().waitFor()
  const next = page.getByRole('button', { name: '下一页' })
  let sum = await page.locator('.ant-table-row').count()
  while ((await next.count()) > 0 && (await next.isEnabled())) {
    const answered = page.waitForResponse(/\/cases\?/)
    await next.click()
    await answered
    await page.waitForFunction((shown) => location.search.includes(shown), 'cursor=')
    await page.locator('.ant-table-row').first().waitFor()
    sum += await page.locator('.ant-table-row').count()
  }
  return sum
}

/** What a counter does meanwhile. */
async function register(page: Page, paper?: { occurredAt: string; reason: string }): Promise<void> {
  const reply = await page.request.post('/api/requests', {
    data: { channel: 'hotline', item: 'SB-01', place: 'C-01', description: '咨询', accept: true, paper },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  if (!reply.ok()) throw new Error(await reply.text())
}
