import type { Page } from 'playwright-core'
import t from 'tap'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage
const item = { code: 'LSJZ-01', name: '临时救助申请' }
const dayMs = 86_400_000

t.test('an item', { skip }, async (t) => {
  t.test(
    'is proposed by a department, reviewed, admitted by somebody else, and then taken at the window',
    async (t) => {
      const head = await stage.page(t, '/catalogue', { as: 'unit-head' })
      await head.getByRole('button', { name: '申请准入' }).click()
      await head.getByLabel('事项编码').fill(item.code)
      await head.getByLabel('申请理由').fill('就近申请，少跑一次')
      await head.getByLabel('名称', { exact: true }).fill(item.name)
      await head.getByLabel('材料', { exact: true }).fill('身份证')
      await head.keyboard.press('Enter')
      await head.reload()
      await head.getByText('已恢复').waitFor()
      t.equal(
        await head.getByLabel('名称', { exact: true }).inputValue(),
        item.name,
        'what was typed outlives the page',
      )
      await head.getByRole('button', { name: '提交' }).click()
      await head.getByRole('heading', { name: item.name }).waitFor()
      await head.getByText('待审核').first().waitFor()

      const here = `/catalogue/items/${item.code}`
      const dispatcher = await stage.page(t, here, { as: 'dispatcher' })
      await decide(dispatcher, '审核通过', { 意见: '材料齐全' })
      await dispatcher.getByText('待准入').first().waitFor()
      const admit = dispatcher.getByRole('button', { name: '准入', exact: true })
      await admit.hover()
      await dispatcher.getByRole('tooltip').getByText('审核人不能同时决定准入').waitFor()

      t.equal(await taken(t), 409, 'not admitted, it takes nothing')
      const admin = await stage.page(t, here, { as: 'admin' })
      await decide(admin, '准入', { 由谁负责: '民政局', 由谁办理: '每社区一人', 经费从哪里来: '按件拨付' })
      await admin.getByText('已准入').first().waitFor()
      t.equal(await taken(t), 201)

      await admin.getByRole('button', { name: '修订' }).click()
      await admin.getByLabel('设定依据').fill('社会救助暂行办法')
      await admin.getByRole('button', { name: '提交' }).click()
      await admin.getByText('设定依据：无 → 社会救助暂行办法').waitFor()
      await decide(admin, '年审', { 意见: '窗口没有公示' }, async () => {
        await admin.getByLabel('限期整改').check()
        await admin.getByLabel('整改期限').fill(new Date(Date.now() + 20 * dayMs).toISOString().slice(0, 10))
        await admin.keyboard.press('Tab')
      })
      await admin.getByText('理由：窗口没有公示').waitFor()
      await decide(admin, '整改到位', { 意见: '已公示' })
      await admin.getByText('理由：窗口没有公示').waitFor({ state: 'hidden' })
      await admin.getByText('经过', { exact: true }).click()
      await admin.getByRole('cell', { name: '责令整改' }).waitFor()
    },
  )
})

t.test('a year of the calendar', { skip }, async (t) => {
  t.test('that is changed shows what moves before it is published', async (t) => {
    const day = new Date(Date.now() + dayMs)
    const page = await stage.page(t, `/calendar?year=${day.getFullYear()}`, { as: 'admin' })
    await page.getByRole('button', { name: '调整本年' }).click()
    await page.getByRole('button', { name: '添加放假' }).click()
    await page.getByLabel('放假 名称').last().fill('抗洪停工')
    const days = page.getByLabel('放假 日期')
    for (const end of [0, 1]) await days.nth((await days.count()) - 2 + end).fill(dateOf(day))
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '公布…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/将移动 \d+ 件未结诉求的期限/).waitFor()
    t.same(await axeFaults(page), [])
    await dialog.getByRole('button', { name: '公布', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: '抗洪停工' }).waitFor()
  })
})

t.test('a routing rule', { skip }, async (t) => {
  t.test('is tried on recent requests before it is kept', async (t) => {
    const page = await stage.page(t, '/routing', { as: 'dispatcher' })
    await page.getByRole('button', { name: '新增规则' }).click()
    await pick(page, '地点', 'C-01')
    await pick(page, '单位', 'D-MZ')
    await page.getByRole('button', { name: '在近期诉求上试运行' }).click()
    await page.getByText(/近期 \d+ 件中/).waitFor()
    // what is under the mouse is paler
    await page.mouse.move(0, 0)
    t.same(await axeFaults(page), [])
    await page.getByRole('button', { name: '保存规则' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '修改' }).first().waitFor()
  })
})

async function decide(
  page: Page,
  button: string,
  fields: Readonly<Record<string, string>>,
  also: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
  await also()
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: new RegExp(label) }).click()
  await page.keyboard.type(typed)
  await page.locator('.wubu-id').getByText(typed, { exact: true }).waitFor()
  await page.keyboard.press('Enter')
}

/** The status that a registration under the item gets at the window. */
async function taken(t: { teardown(work: () => unknown): void }): Promise<number> {
  const page = await stage.page(t, '/', { as: 'window' })
  const reply = await page.request.post('/api/requests', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { channel: 'window', item: item.code, place: 'C-01', accept: true },
  })
  return reply.status()
}

function dateOf(day: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(day)
}
