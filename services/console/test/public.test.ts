import type { Page } from 'playwright-core'
import t from 'tap'
import { password } from './seeded-log.ts'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

interface Receipt {
  readonly receiptNo: string
  readonly progressCode: string
}

const atOnce = {
  item: 'MZ-05',
  instant: { result: '已当场开具证明。' },
  resident: { name: '钱守信', phone: '13900007777' },
}

t.test('a resident with a phone', { skip }, async (t) => {
  const receipt = await registered(atOnce)
  const page = await stage.page(t, addressOf(receipt), { phone: true })
  await page.getByRole('heading', { name: '请您评议' }).waitFor()

  t.test('is shown the progress by the QR code, and nothing personal', async (t) => {
    const text = (await page.getByRole('main').textContent()) ?? ''
    t.match(text, new RegExp(receipt.receiptNo.replaceAll(/\W/g, '.')))
    t.notMatch(text, /钱守信|7777|已当场/)
    t.ok(await fits(page), 'nothing is wider than the phone')
  })

  t.test('is not asked the server for by an address that holds the code', async (t) => {
    const urls: string[] = []
    page.on('request', (request) => urls.push(request.url()))
    await page.reload()
    await page.getByRole('heading', { name: '请您评议' }).waitFor()
    t.ok(urls.some((url) => url.endsWith('/progress')))
    t.notOk(urls.some((url) => url.replace(/#.*/, '').includes(receipt.progressCode)))
  })

  t.test('evaluates', async (t) => {
    await page.getByRole('button', { name: '提交评议' }).click()
    await page.getByText('请选择满意程度').waitFor()
    await page.getByText('非常满意', { exact: true }).click()
    await page.getByText('已解决', { exact: true }).click()
    await page.getByRole('button', { name: '提交评议' }).click()
    await page.getByText('感谢您的评议。').waitFor()
    await page.getByRole('heading', { name: '请您评议' }).waitFor({ state: 'hidden' })
    await page.getByText('办结归档').waitFor()
    t.same(await axeFaults(page), [])
  })
})

t.test('a resident who types', { skip }, async (t) => {
  const receipt = await registered({ item: 'CG-16', accept: true })
  const page = await stage.page(t, '/progress', { phone: true, dark: true, largeText: true })
  await page.getByLabel('回执号').fill(receipt.receiptNo.toLowerCase())
  await page.getByLabel('查询码').fill('00000000')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: '回执号或查询码不正确' }).waitFor()
  t.equal(
    await page.getByLabel('回执号').inputValue(),
    receipt.receiptNo.toLowerCase(),
    'and mistypes goes on from there',
  )
  t.same(await axeFaults(page), [])
  await page.getByLabel('查询码').fill(receipt.progressCode)
  await page.keyboard.press('Enter')
  await page.getByText('研判').waitFor()
  t.notMatch(page.url(), new RegExp(receipt.progressCode), 'leaves no code in the address')
  t.ok(await fits(page))

  t.test('may withdraw', async (t) => {
    await page.getByRole('button', { name: '撤回诉求' }).click()
    await page.getByLabel('撤回原因').fill('已自行解决')
    await page.getByRole('button', { name: '确认撤回' }).click()
    await page.getByText('已撤回').waitFor()
    t.equal(await page.getByRole('button', { name: '撤回诉求' }).count(), 0)
  })
})

t.test('the disclosure', { skip }, async (t) => {
  t.test('is for everybody to read', async (t) => {
    const page = await stage.page(t, '/disclosure')
    await page.getByRole('table').first().waitFor()
    t.match(await page.getByRole('main').textContent(), /\d+\.\d%\d+ \/ \d+/)
  })
})

async function registered(body: object): Promise<Receipt> {
  const { url } = stage.server
  const headers = { 'content-type': 'application/json' }
  const signIn = JSON.stringify({ name: 'demo-window', password })
  const { token } = await answerOf(await fetch(`${url}/api/session`, { method: 'POST', headers, body: signIn }))
  const answer = await fetch(`${url}/api/requests`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ channel: 'window', place: 'C-01', ...body }),
  })
  const { receiptNo = '', progressCode = '' } = await answerOf(answer)
  return { receiptNo, progressCode }
}

async function answerOf(response: Response): Promise<Record<string, string>> {
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

function addressOf({ receiptNo, progressCode }: Receipt): string {
  return `/progress#${new URLSearchParams({ receipt: receiptNo, code: progressCode })}`
}

function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
}
