import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import t from 'tap'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

t.test('an account', { skip }, async (t) => {
  t.test('that an administrator makes signs in with the password that is shown once', async (t) => {
    const admin = await stage.page(t, '/accounts', { as: 'admin' })
    const word = await newAdministrator(admin, 'second-admin', '李四')
    t.match(word, /^\w{14}$/)
    t.notMatch(await admin.evaluate(() => JSON.stringify(localStorage)), word, 'the browser keeps no password')

    const second = await stage.page(t, '/sign-in')
    await second.getByLabel('用户名').fill('second-admin')
    await second.getByLabel('密码').fill(word)
    await second.keyboard.press('Enter')
    await second.getByRole('heading', { name: '李四，您好' }).waitFor()

    t.test('and two administrators erase a resident, neither alone', async (t) => {
      const residentId = await aResident(await stage.page(t, '/', { as: 'window' }))
      await admin.goto('/erasures')
      await admin.getByRole('button', { name: '申请注销' }).click()
      await admin.getByLabel('居民编号').fill(residentId)
      await admin.keyboard.press('Enter')
      await admin.getByRole('cell', { name: residentId }).waitFor()
      t.equal(await admin.getByRole('button', { name: '确认注销' }).count(), 0, 'not by whoever asked')
      await second.goto('/erasures')
      await second.getByRole('button', { name: '确认注销' }).click()
      t.same(await axeFaults(second), [])
      await second.getByRole('dialog').getByRole('button', { name: '确认注销' }).click()
      await second.getByText('没有待确认的申请').waitFor()
      const found = await admin.request.get('/api/erasures')
      t.same((await found.json()).erasures, [])
    })
  })
})

t.test('a post', { skip }, async (t) => {
  t.test('is given to the B person while the A person is away', async (t) => {
    const page = await stage.page(t, '/posts', { as: 'admin' })
    await page.getByRole('button', { name: '登记离岗' }).first().click()
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    const days = page.getByRole('dialog').locator('.ant-picker input')
    for (const at of [0, 1]) await days.nth(at).fill(today)
    await page.keyboard.press('Tab')
    await page.getByRole('dialog').getByRole('button', { name: '登记离岗' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '返岗' }).waitFor()
  })
})

t.test('a unit', { skip }, async (t) => {
  t.test('is registered, renamed and closed', async (t) => {
    const page = await stage.page(t, '/organisation', { as: 'admin' })
    await page.getByRole('button', { name: '登记单位' }).click()
    await page.getByRole('dialog').getByLabel('编号').fill('X-01')
    await page.getByLabel('名称', { exact: true }).fill('自来水公司')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('searchbox', { name: '名称或编号' }).fill('X-01')
    await page.keyboard.press('Enter')
    await page
      .getByRole('row', { name: /自来水公司/ })
      .getByRole('button', { name: '更名' })
      .click()
    await page.getByLabel('名称', { exact: true }).fill('供水公司')
    await page.keyboard.press('Enter')
    await page
      .getByRole('row', { name: /供水公司/ })
      .getByRole('button', { name: '停用' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await page.getByRole('row', { name: /供水公司.*已停用/ }).waitFor()
  })
})

t.test('every screen of the room, in both languages and modes', { skip }, async (t) => {
  for (const look of [{ phone: true }, { dark: true, language: 'en' }] as const) {
    const page = await stage.page(t, '/accounts', { as: 'admin', ...look })
    for (const path of ['/accounts', '/organisation?view=places', '/posts', '/erasures', '/operations']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      t.same(await axeFaults(page), [], `${path} ${JSON.stringify(look)}`)
    }
  }
})

/** Gives the password that is shown. */
async function newAdministrator(page: Page, login: string, name: string): Promise<string> {
  await page.getByRole('button', { name: '开户' }).click()
  await page.getByLabel('用户名', { exact: true }).fill(login)
  await page.getByLabel('姓名', { exact: true }).last().fill(name)
  await page.getByRole('dialog').getByRole('combobox', { name: '角色' }).click()
  await page.getByTitle('管理员', { exact: true }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: '开户' }).click()
  const shown = page.locator('.wubu-password code')
  await shown.waitFor()
  const word = (await shown.textContent()) ?? ''
  await page.getByRole('button', { name: '已记下，关闭' }).click()
  return word.trim()
}

async function aResident(page: Page): Promise<string> {
  const reply = await page.request.post('/api/residents', {
    headers: { 'idempotency-key': randomUUID() },
    data: { name: '王五', phone: '13800001111' },
  })
  return (await reply.json()).residentId
}
