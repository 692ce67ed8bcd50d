import type { Page } from 'playwright-core'
import t from 'tap'
import { choose } from './choose.ts'
import { openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

/** Numerator and denominator of a rate on the figures screen, as they stand. */
async function countsOf(page: Page, rate: string): Promise<readonly [number, number]> {
  const links = page.getByRole('region', { name: rate, exact: true }).getByRole('link')
  const [numerator = 0, denominator = 0] = (await links.allTextContents()).map((text) =>
    Number(text.replaceAll(/[^\d]/g, '')),
  )
  return [numerator, denominator]
}

async function shows(page: Page, rate: string, [numerator, denominator]: readonly [number, number]): Promise<void> {
  const region = page.getByRole('region', { name: rate, exact: true })
  for (const [name, count] of Object.entries({ 分子: numerator, 分母: denominator }))
    await region.getByRole('link', { name: `${name} ${count.toLocaleString('en-US')}` }).waitFor()
}

t.test('a request goes from the counter to the evaluation by four people’s screens', { skip }, async (t) => {
  const figures = await stage.page(t, '/figures', { as: 'supervisor' })
  await figures.getByRole('region', { name: '满意率', exact: true }).getByRole('link').nth(1).waitFor()
  const [completed, accepted] = await countsOf(figures, '办结率（占受理）')
  const [satisfied, evaluated] = await countsOf(figures, '满意率')

  const window = await stage.page(t, '/intake', { as: 'window' })
  await choose(window, '事项', '路灯不亮报修')
  await window.getByLabel('诉求内容').fill('三号楼前路灯不亮')
  await window.keyboard.press('Control+Enter')
  await window.waitForURL('**/papers/*')
  const paper = (await window.getByRole('region', { name: '预览' }).textContent()) ?? ''
  const receiptNo = /回执号([0-9A-Z]{5}-[0-9A-Z]+)/.exec(paper)?.[1] ?? ''
  const code = /查询码([0-9A-Z]{4}) ([0-9A-Z]{4})/.exec(paper)?.slice(1).join('') ?? ''
  const request = `/requests/${window
    .url()
    .split('/')
    .at(-1)
    ?.replace(/[?#].*/, '')}`

  await t.test('accepted, it counts for the supervisor who is looking', () =>
    shows(figures, '办结率（占受理）', [completed, accepted + 1]),
  )

  await t.test('the dispatcher gives it to a unit', async () => {
    const dispatcher = await stage.page(t, request, { as: 'dispatcher' })
    await dispatcher.getByRole('button', { name: '派单', exact: true }).click()
    const dialog = dispatcher.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '主办' }).fill('mzj')
    await dispatcher.getByTitle('民政局(演示)').click()
    await dialog.getByRole('button', { name: '派单' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  await t.test('the handler takes it and completes it', async () => {
    const handler = await stage.page(t, '/inbox', { as: 'handler' })
    await handler.getByRole('row').filter({ hasText: receiptNo }).click()
    await handler.getByRole('button', { name: '签收', exact: true }).click()
    await handler.goto(request)
    await handler.getByRole('button', { name: '办结', exact: true }).click()
    const dialog = handler.getByRole('dialog')
    await dialog.getByLabel('办理结果').fill('已更换灯泡')
    await dialog.press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
  })

  await t.test('complete, it counts again', () => shows(figures, '办结率（占受理）', [completed + 1, accepted + 1]))

  await t.test('the window tells the resident', async () => {
    await window.goto(request)
    await window.getByRole('button', { name: '反馈', exact: true }).click()
    const dialog = window.getByRole('dialog')
    await dialog.getByLabel('方式').press('ArrowDown')
    await window.getByTitle('电话', { exact: true }).click()
    await dialog.getByRole('button', { name: '反馈' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  await t.test('the resident evaluates it by phone, and it is closed', async () => {
    const resident = await stage.page(t, '/progress', { phone: true })
    await resident.getByLabel('回执号').fill(receiptNo)
    await resident.getByLabel('查询码').fill(code)
    await resident.keyboard.press('Enter')
    await resident.getByText('非常满意', { exact: true }).click()
    await resident.getByText('已解决', { exact: true }).click()
    await resident.getByRole('button', { name: '提交评议' }).click()
    await resident.getByText('办结归档').waitFor()
  })

  await t.test('and so does the evaluation', () => shows(figures, '满意率', [satisfied + 1, evaluated + 1]))
})
