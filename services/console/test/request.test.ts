import t from 'tap'
import { command, oneOf } from './ask.ts'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

t.test('the screen of a request', { skip }, async (t) => {
  t.test('shows step, parts, clocks and a chain that is intact, and filters the timeline in the URL', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher' })
    const { requestId, receiptNo } = await oneOf(page, 'state=handling')
    await page.goto(`/requests/${requestId}`)
    await page.getByRole('heading', { level: 1, name: receiptNo }).waitFor()
    await page.getByText(/^完整：\d+ 条记录未被改动$/).waitFor()
    await page.getByText(/^当前 · /).waitFor()
    await page.getByText('办理总时限').first().waitFor()
    const timeline = page.locator('.ant-timeline')
    await timeline.getByText('派单', { exact: true }).first().waitFor()
    await page.getByText('时限', { exact: true }).first().click()
    await page.waitForURL('**?show=clock')
    await timeline.getByText('设定时限').first().waitFor()
    await timeline.getByText('派单', { exact: true }).first().waitFor({ state: 'hidden' })
  })

  t.test('shows the times of the district wherever the browser is', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher', timeZone: 'Europe/Berlin' })
    const { requestId } = await oneOf(page, 'state=handling')
    const { registeredAt } = await (await page.request.get(`/api/requests/${requestId}`)).json()
    const short = { dateStyle: 'short', timeStyle: 'short' } as const
    const [here = '', there = ''] = ['Europe/Berlin', 'Asia/Shanghai'].map((timeZone) =>
      new Intl.DateTimeFormat('sv-SE', { ...short, timeZone }).format(new Date(registeredAt)).slice(5),
    )
    await page.goto(`/requests/${requestId}`)
    await page.getByText(there).first().waitFor()
    t.equal(await page.getByText(here).count(), 0)
  })

  t.test('says of a command that is not allowed why, to whoever comes by keyboard', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher' })
    const { requestId } = await oneOf(page, 'state=analyzing')
    await page.goto(`/requests/${requestId}`)
    await page.getByRole('button', { name: '恢复办理' }).focus()
    const tip = page.getByRole('tooltip')
    await tip.waitFor()
    t.match(await tip.textContent(), /代码 wrong_state/)
  })

  t.test('of somebody who may not see it says so', async (t) => {
    const page = await stage.page(t, '/requests/00000000-0000-4000-8000-000000000000', { as: 'handler' })
    await page.getByText('no_such_request').waitFor()
  })
})

t.test('two clerks at one request', { skip }, async (t) => {
  t.test('the second sees what the first did, keeps what was typed, and may go on', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher' })
    const { requestId } = await oneOf(page, 'state=handling.inProgress')
    await page.goto(`/requests/${requestId}`)
    await page.getByRole('button', { name: '催办' }).waitFor()
    await page.getByRole('button', { name: '中止', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('说明').fill('等待鉴定报告')
    const other = await stage.page(t, '/', { as: 'supervisor' })
    await command(other, requestId, 'issue-urge', { note: '请于今日答复居民' })
    await dialog.getByText('您打开之后有了新情况').waitFor()
    await dialog.getByText('请于今日答复居民').waitFor()
    t.equal(await dialog.getByLabel('说明').inputValue(), '等待鉴定报告')
    t.same(await axeFaults(page), [])
    await dialog.getByLabel('理由').press('ArrowDown')
    await page.getByTitle('等待鉴定、勘查').click()
    await dialog.getByLabel('说明').press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('当前 · 挂起').waitFor()
  })

  t.test('news that did not come through is told by the refusal, and what was typed stays', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher' })
    const { requestId } = await oneOf(page, 'state=analyzing')
    await page.goto(`/requests/${requestId}`)
    await page.getByRole('button', { name: '撤回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('居民电话撤回')
    // as if the news of it did not come through
    await page.route('**/api/requests/**', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    )
    const other = await stage.page(t, '/', { as: 'supervisor' })
    await command(other, requestId, 'issue-urge', { note: '请尽快派单' })
    await dialog.getByRole('button', { name: '撤回' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'stale_revision' }).waitFor()
    t.equal(await dialog.getByLabel('理由').inputValue(), '居民电话撤回')
    await page.unroute('**/api/requests/**')
    await dialog.getByText('请尽快派单').waitFor({ timeout: 15_000 })
    await dialog.getByRole('button', { name: '撤回' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
})

t.test('a connection that is lost while a command is sent', { skip }, async (t) => {
  t.test('sends it once when it is back, and a closed page keeps what was typed', async (t) => {
    const page = await stage.page(t, '/', { as: 'dispatcher' })
    const { requestId } = await oneOf(page, 'state=analyzing', 1)
    await page.goto(`/requests/${requestId}`)
    await page.getByRole('button', { name: '催办' }).click()
    await page.getByRole('dialog').getByLabel('说明').fill('写到一半')
    await page.waitForTimeout(400)
    await page.reload()
    await page.getByRole('button', { name: '催办' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/已恢复 .* 的草稿/).waitFor()
    await dialog.getByLabel('说明').fill('写完了')
    await stage.server.stop()
    await dialog.getByRole('button', { name: '催办' }).click()
    await page.getByText('与服务器的连接中断').waitFor()
    t.equal(await dialog.getByLabel('说明').inputValue(), '写完了')
    await stage.server.start()
    await dialog.waitFor({ state: 'hidden', timeout: 20_000 })
    await page.locator('.ant-timeline').getByText('写完了').waitFor()
    t.equal(await page.locator('.ant-timeline').getByText('写完了').count(), 1)
  })
})
