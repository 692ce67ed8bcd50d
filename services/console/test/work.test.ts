import type { Page } from 'playwright-core'
import t from 'tap'
import { command, listed } from './ask.ts'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

const toCivilAffairs = { assignments: [{ unit: 'D-MZ', part: 'lead', post: 'P-D-MZ' }] }

async function rowOf(page: Page, receiptNo: string) {
  const row = page.getByRole('row').filter({ hasText: receiptNo })
  await row.waitFor()
  return row
}

/** A row of a list by cursor, on whatever page it is. */
async function turnTo(page: Page, receiptNo: string) {
  await page.getByRole('row').nth(1).waitFor()
  const row = page.getByRole('row').filter({ hasText: receiptNo })
  const next = page.getByRole('button', { name: '下一页' })
  while ((await row.count()) === 0 && (await next.count()) > 0 && (await next.isEnabled())) {
    const before = page.url()
    await next.click()
    await page.waitForURL((url) => url.href !== before)
    await page.waitForLoadState('networkidle')
  }
  await row.waitFor()
  return row
}

/** Once `text` is what is selected in the field that has the focus. */
async function selected(page: Page, text: string): Promise<void> {
  const selection = () =>
    page.evaluate(() => {
      const { activeElement: field } = document
      return field instanceof HTMLTextAreaElement
        ? field.value.slice(field.selectionStart, field.selectionEnd)
        : (field?.outerHTML.slice(0, 200) ?? null)
    })
  for (let tries = 0; (await selection()) !== text; tries += 1) {
    if (tries > 100) throw new Error(`${text} is not selected, but ${await selection()}`)
    await page.waitForTimeout(50)
  }
}

t.test('the dispatcher’s and the handler’s day', { skip }, async (t) => {
  const dispatcher = await stage.page(t, '/dispatch', { as: 'dispatcher' })
  const waiting = await listed(dispatcher, 'state=analyzing&order=due')
  const [first, second, third, fourth] = waiting
  if (!first || !second || !third || !fourth) throw new Error('the seeded district has too little to dispatch')

  await t.test('what the rules suggest is dispatched by keyboard, with the reason beside it', async () => {
    await (await rowOf(dispatcher, first.receiptNo)).getByText(/建议$/).waitFor()
    await dispatcher.keyboard.press('j')
    await dispatcher.getByRole('button', { name: '派单', exact: true }).waitFor()
    await dispatcher.keyboard.press('d')
    const dialog = dispatcher.getByRole('dialog')
    const lead = dialog.getByRole('combobox', { name: '主办' })
    await lead.fill('mzj')
    await dispatcher.getByTitle('民政局(演示)').click()
    await dialog.getByRole('button', { name: '派单' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await dispatcher.getByRole('row').filter({ hasText: first.receiptNo }).waitFor({ state: 'hidden' })
  })

  await t.test('several go at once, each to the unit that is suggested for it', async () => {
    for (const { receiptNo } of [second, third]) await dispatcher.getByLabel(`选择 ${receiptNo}`).check()
    await dispatcher.getByRole('button', { name: '按建议派单' }).click()
    const dialog = dispatcher.getByRole('dialog')
    await dialog.getByText('按建议派出 2 件').waitFor()
    await dialog.getByRole('button', { name: '按建议派单' }).click()
    await dispatcher.getByText('2 件已办').waitFor()
    await dispatcher.getByRole('row').filter({ hasText: third.receiptNo }).waitFor({ state: 'hidden' })
  })

  const handler = await stage.page(t, '/inbox', { as: 'handler' })
  await t.test('a handler gives back what is not theirs, with a reason', async (t) => {
    await (await rowOf(handler, first.receiptNo)).click()
    await handler.getByRole('button', { name: '签收', exact: true }).waitFor()
    await handler.keyboard.press('r')
    const dialog = handler.getByRole('dialog')
    await dialog.getByLabel('理由').press('ArrowDown')
    await handler.getByTitle('不属本单位职责').click()
    await dialog.getByRole('button', { name: '常用语' }).click()
    await handler.getByRole('menuitem', { name: /^经核/ }).click()
    const note = dialog.getByLabel('说明')
    await note.and(handler.getByText('经核，本件应由【单位】负责')).waitFor()
    // what the phrase leaves open is selected, in the field that has the focus: typing fills it in
    await selected(handler, '【单位】')
    await handler.keyboard.type('环卫公司')
    t.equal(await note.inputValue(), '经核，本件应由环卫公司负责，依据：【条款】。')
    await note.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await (await rowOf(handler, first.receiptNo)).getByText(/^待/).waitFor()
  })

  await t.test('the dispatcher agrees, and gives it to another unit', async () => {
    await dispatcher.goto('/dispatch?tab=decisions')
    await (await turnTo(dispatcher, first.receiptNo)).click()
    await dispatcher.getByText(/环卫公司负责/).waitFor()
    await dispatcher.getByRole('button', { name: '同意退单', exact: true }).click()
    const dialog = dispatcher.getByRole('dialog')
    await dialog.getByRole('button', { name: '同意退单', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await dispatcher.goto('/dispatch')
    const row = await rowOf(dispatcher, first.receiptNo)
    await row.getByText('退过 1 次').waitFor()
    await row.click()
    await dispatcher.getByRole('button', { name: '派单', exact: true }).click()
    await dialog.getByText(/建议$/).waitFor()
    await dialog.getByRole('button', { name: '派单' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await row.waitFor({ state: 'hidden' })
  })

  await t.test('what is the handler’s is acknowledged by one key, worked on and completed', async () => {
    await command(dispatcher, fourth.requestId, 'dispatch-request', toCivilAffairs)
    await (await rowOf(handler, fourth.receiptNo)).click()
    await handler.getByRole('button', { name: '签收', exact: true }).waitFor()
    await handler.keyboard.press('a')
    await handler.getByRole('row').filter({ hasText: fourth.receiptNo }).waitFor({ state: 'hidden' })
    await handler.getByRole('radiogroup', { name: '我的任务' }).getByText('在办').click()
    await (await rowOf(handler, fourth.receiptNo)).click()
    await handler.getByRole('button', { name: '办结', exact: true }).waitFor()
    await handler.keyboard.press('p')
    const dialog = handler.getByRole('dialog')
    await dialog.getByLabel('说明').fill('已联系居民，明日上门')
    await handler.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await handler.keyboard.press('c')
    await dialog.getByLabel('办理结果').fill('已现场处理完毕')
    // wherever in the dialog the focus is
    await dialog.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await handler.goto(`/requests/${fourth.requestId}`)
    await handler.locator('.ant-timeline').getByText('已现场处理完毕').waitFor()
  })
})

t.test('an inbox', { skip }, async (t) => {
  t.test('says for whom B acts while A is away', async (t) => {
    const page = await stage.page(t, '/', { as: 'unit-head', language: 'en', phone: true, dark: true })
    const me: { accountId: string } = await (await page.request.get('/api/me')).json()
    const { posts }: { posts: { id: string; a: string }[] } = await (
      await page.request.get('/api/posts?unit=D-MZ')
    ).json()
    const a = posts[0]?.a
    const change = (name: string, data: object) =>
      page.request.post(`/api/posts/P-D-MZ/commands/${name}`, {
        data,
        headers: { 'idempotency-key': crypto.randomUUID() },
      })
    t.equal((await change('change-post-holders', { a, b: me.accountId })).status(), 200)
    t.equal((await change('record-absence', { holder: a, from: new Date().toISOString() })).status(), 200)
    await page.goto('/inbox?tab=inProgress&whose=mine')
    await page.getByText(/演示·经办.* is away: you act for the post/).waitFor()
    t.same(await axeFaults(page), [])
  })
})

t.test('the A person of a post', { skip }, async (t) => {
  const page = await stage.page(t, '/inbox', { as: 'handler' })
  const own = page.getByRole('region', { name: '我的岗位' })

  await t.test('says at the inbox from when to when they are away, and the B person acts', async () => {
    // away since the test before
    await own.getByRole('button', { name: '我已返岗' }).click()
    await own.getByText('现由我办理').waitFor()
    await own.getByRole('button', { name: '登记离岗' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/^离岗期间由 .+ 代办/).waitFor()
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const days = dialog.locator('.ant-picker input')
    for (const at of [0, 1]) await days.nth(at).fill(today)
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: '登记离岗' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await own.getByText(/^我离岗 .+ 至 /).waitFor()
    await own.getByText(/^现由 .+ 办理$/).waitFor()
  })

  await t.test('comes back sooner', async () => {
    await own.getByRole('button', { name: '我已返岗' }).click()
    await own.getByText('现由我办理').waitFor()
    await own.getByText(/^我离岗/).waitFor({ state: 'hidden' })
  })

  await t.test('hands over to a colleague, and has the post no more', async () => {
    await own.getByRole('button', { name: '交接' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /^接手人/ }).click()
    await page.locator('.ant-select-item-option').first().click()
    await dialog.getByRole('button', { name: '交接' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await own.waitFor({ state: 'hidden' })
  })
})
