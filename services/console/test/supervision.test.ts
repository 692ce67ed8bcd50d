import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import t from 'tap'
import { oneOf } from './ask.ts'
import { openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

const drawerOf = (page: Page, receiptNo: string) => page.getByRole('dialog', { name: `督办 ${receiptNo}` })

/** Gives the command behind a button of the drawer, with what its form asks for. */
async function give(page: Page, button: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `${button} · ` })
  await fill(dialog)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
}

t.test('the supervisor’s day', { skip }, async (t) => {
  const page = await stage.page(t, '/', { as: 'supervisor' })
  const { requestId, receiptNo } = await oneOf(page, 'state=handling.inProgress&colour=green&order=oldest')
  const drawer = drawerOf(page, receiptNo)
  const records = drawer.getByRole('region', { name: '督办记录' })

  await t.test('goes from an urge to a yellow and a red card, each of them recorded', async () => {
    await page.goto(`/supervision?case=${requestId}`)
    await drawer.getByText('还没有督办。').waitFor()
    await give(page, '催办', (dialog) => dialog.getByLabel('说明').fill('请尽快联系居民'))
    await records.getByText('催办').first().waitFor()
    for (const colour of ['黄牌', '红牌']) {
      await give(page, '督办牌', async (dialog) => {
        await dialog.getByText(colour, { exact: true }).click()
        await dialog.getByLabel('理由').fill(`${colour}：催办后仍无进展`)
      })
      await records.getByText(colour).first().waitFor()
    }
  })

  await t.test('finds it among those with a red card, as its link says', async (t) => {
    await page.goto('/supervision')
    await page.getByRole('radiogroup', { name: '筛选' }).getByText('红牌').click()
    await page.waitForURL('**/supervision?show=red')
    const row = page.getByRole('row').filter({ hasText: receiptNo })
    await row.getByText('红牌 1').waitFor()
    t.match(await row.textContent(), /黄牌 1催办 1/)
    await row.getByRole('button', { name: `督办 ${receiptNo}` }).click()
    await page.waitForURL(`**case=${requestId}`)
  })

  await t.test('hangs it up, finds it on the board, and can’t cross it off before it is complete', async (t) => {
    await give(page, '挂牌', async (dialog) => {
      await dialog.getByRole('combobox').first().click()
      await page.keyboard.type('mzj')
      await page.locator('.ant-select-item-option').filter({ hasText: 'D-MZ' }).click()
      await dialog.getByLabel('理由').fill('红牌后仍未办结')
      await dialog.getByLabel('完成期限').fill(inDays(5))
      await page.keyboard.press('Enter')
      await dialog.getByLabel('理由').focus()
    })
    const refused = page.getByRole('button', { name: '销号' })
    t.equal(await refused.getAttribute('aria-disabled'), 'true')
    await page.keyboard.press('Escape')
    await page.goto('/supervision?view=board')
    const task = page.getByRole('listitem').filter({ hasText: receiptNo })
    await task.getByRole('heading', { name: /民政局/ }).waitFor()
    await task.getByText('期限内').waitFor()
  })

  await t.test('sees personal data for a reason alone, which is recorded with who looked', async (t) => {
    await page.goto(`/supervision?case=${requestId}`)
    const personal = drawer.getByRole('region', { name: '个人信息' })
    await personal.getByText('已遮蔽。').waitFor()
    t.equal(await personal.getByText('电话').count(), 0)
    await personal.getByRole('button', { name: '说明理由并查看' }).click()
    const dialog = page.getByRole('dialog', { name: '说明理由并查看' })
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('请说明理由').waitFor()
    await dialog.getByLabel('理由').fill('核对联系方式')
    await dialog.getByRole('button', { name: '确定' }).click()
    await personal.getByText('电话').waitFor()
    await records.getByText('查看个人信息').first().waitFor()
    const { events } = await (await page.request.get(`/api/requests/${requestId}/timeline`)).json()
    t.match(events.at(-1), { type: 'PersonalDataShown', actor: { name: '演示·督查' } })
    await personal.getByRole('button', { name: '重新遮蔽' }).click()
    t.equal(await personal.getByText('电话').count(), 0)
  })

  await t.test('exports an audit pack', async (t) => {
    await drawer.getByRole('button', { name: '导出审计包' }).click()
    const dialog = page.getByRole('dialog', { name: '导出审计包' })
    await dialog.getByLabel('理由').fill('季度抽查')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '确定' }).click(),
    ])
    t.equal(download.suggestedFilename(), `audit-${receiptNo}.zip`)
    t.equal((await readFile(await download.path())).subarray(0, 2).toString(), 'PK')
  })
})

t.test('several at once', { skip }, async (t) => {
  const page = await stage.page(t, '/supervision?show=dueSoon', { as: 'supervisor' })
  const rows = page.locator('tbody tr.ant-table-row')
  const handled = rows.filter({ hasText: /办理中|待签收/ }).first()
  const receiptNo = (await handled.getByRole('link').textContent()) ?? ''
  const others = rows.filter({ hasNotText: receiptNo })
  const other = (await others.first().getByRole('link').textContent()) ?? ''
  const id = (await handled.getByRole('link').getAttribute('href'))?.split('/').at(-1) ?? ''
  for (const name of [receiptNo, other]) await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
  await page.getByRole('button', { name: '批量催办' }).click()
  const dialog = page.getByRole('dialog', { name: '催办 2 件' })
  await dialog.getByLabel('催办说明').fill('临期，请抓紧办理')
  const keys = new Set<string | undefined>()
  // one of them is refused, as when somebody has closed it meanwhile
  await page.route('**/commands/issue-urge', async (route) => {
    keys.add(route.request().headers()['idempotency-key'])
    if (route.request().url().includes(id)) return route.continue()
    const refused = {
      type: 'urn:wubu:problem:wrong_state',
      status: 409,
      code: 'wrong_state',
      title: '环节不符',
      titleEn: 'no',
    }
    return route.fulfill({ status: 409, contentType: 'application/problem+json', json: refused })
  })
  await dialog.getByRole('button', { name: '批量催办' }).click()

  await t.test('are urged one by one, and what is refused is named with the reason', async (t) => {
    const told = page.getByRole('dialog').filter({ hasText: '1 件已办，1 件未办：' })
    await told.getByText(`${other} · 环节不符`).waitFor()
    t.equal(keys.size, 2, 'a key for each')
    await told.getByRole('button').click()
    const { events } = await (await page.request.get(`/api/requests/${id}/timeline`)).json()
    t.equal(events.at(-1).type, 'UrgeIssued')
  })
})

t.test('what each unit is late with', { skip }, async (t) => {
  await t.test('opens to as many cases as it says', async (t) => {
    const page = await stage.page(t, '/supervision?view=units', { as: 'supervisor' })
    const link = page.getByRole('table').getByRole('row').nth(1).getByRole('link').nth(2)
    const said = Number(await link.textContent())
    await link.click()
    await page.getByText(`本页 ${said} 条`).waitFor()
    t.equal(await page.locator('tbody tr.ant-table-row').count(), said)
    await page.goBack()
    const open = page
      .getByRole('table')
      .getByRole('row')
      .filter({ hasText: /%$/ })
      .locator('td:nth-child(5) a:not(:text-is("0"))')
    const left = Number(await open.first().textContent())
    await open.first().click()
    await page.getByRole('heading', { level: 1, name: '到期未结' }).waitFor()
    await page.getByText(`本页 ${left} 条`).waitFor()
  })
})

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16).replace('T', ' ')
}
