import type { Page } from 'playwright-core'
import t from 'tap'
import { choose } from './choose.ts'
import { password } from './seeded-log.ts'
import { publicUrl } from './server.ts'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage
const intake = (page: Page) => page.getByRole('heading', { name: '受理登记' }).waitFor()

t.test('an intake by keyboard alone', { skip }, async (t) => {
  const page = await stage.page(t, '/', { as: 'window' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  const begun = Date.now()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await intake(page)
  await page.keyboard.type('赵晓梅 13900001234')
  await page.getByTitle('登记新居民：赵晓梅').waitFor()
  await page.keyboard.press('Enter')
  // name and phone were typed already: the ID number is next
  await page.locator('#intake-idNumber:focus').waitFor()
  await page.keyboard.type('110101199003070011')
  await page.keyboard.press('Enter')
  await page.locator('#intake-item:focus').waitFor()
  await page.keyboard.type('gljt')
  await page.getByTitle('高龄津贴申领').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-place:focus').waitFor()
  await page.keyboard.type('chl d3')
  await page.getByTitle('春晖里社区 第3网格').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#intake-address:focus').waitFor()
  await page.keyboard.type('3 号楼 2 单元 501')
  await page.keyboard.press('Enter')
  await page.keyboard.type('母亲满八十岁，申领高龄津贴')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  t.ok(await page.getByRole('checkbox', { name: '全部齐全' }).isChecked())
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/papers/*')
  await page.getByRole('heading', { name: '居民诉求受理回执' }).waitFor()
  t.ok(Date.now() - begun < 60_000)

  t.test('gives a receipt with number, code, due date and the head of the chain', async (t) => {
    const paper = await page.getByRole('region', { name: '预览' }).textContent()
    t.match(paper, /回执号[0-9A-Z]{5}-[0-9A-Z]{5}/)
    t.match(paper, /查询码[0-9A-Z]{4} [0-9A-Z]{4}/)
    t.match(paper, /赵晓梅/)
    t.match(paper, /办理期限20\d\d-/)
    t.match(paper, /([0-9a-f]{8}\s?){8}/)
    t.match(paper, `${publicUrl}/progress`, 'where residents reach it, not where the clerk does')
    t.equal(await page.getByRole('region', { name: '预览' }).locator('svg').count(), 1)
  })

  t.test('is followed by the next one, whose resident is found by the end of the phone', async (t) => {
    await page.keyboard.press('n')
    await intake(page)
    t.equal(await page.getByLabel('诉求内容').inputValue(), '')
    await page.keyboard.type('1234')
    await page.getByTitle(/1234/).waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#intake-item:focus').waitFor()
    await page.getByText('同一居民').waitFor()
    t.same(await axeFaults(page), [])
  })
})

t.test('what is missing is told in one notice', { skip }, async (t) => {
  const page = await stage.page(t, '/intake', { as: 'window' })
  await choose(page, '事项', '高龄津贴申领')
  await page.getByRole('checkbox', { name: '居民身份证' }).check()
  await page.getByRole('button', { name: '登记并出告知书' }).click()
  await page.waitForURL('**/papers/*')
  const paper = page.getByRole('region', { name: '预览' })
  await paper.getByRole('heading', { name: '一次性告知书' }).waitFor()
  t.same(await paper.getByRole('listitem').allInnerTexts(), ['申请表', '家庭经济状况申报材料'])
  await page.getByText('回执', { exact: true }).click()
  await paper.getByText('已收材料').waitFor()
  t.match(await paper.textContent(), '已收材料居民身份证尚缺材料申请表、家庭经济状况申报材料')
})

t.test('即时办结 goes the whole way at once', { skip }, async (t) => {
  const page = await stage.page(t, '/intake', { as: 'window' })
  await choose(page, '事项', '居住证明')
  await page.getByText('即时办结', { exact: true }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByText('请填写办理结果').waitFor()
  await page.getByLabel('办理结果').fill('已当场开具证明。')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/papers/*')
  await page.getByText('办结通知', { exact: true }).click()
  await page.getByRole('region', { name: '预览' }).getByText('已当场开具证明。').waitFor()
})

t.test('a declined request gets its decision', { skip }, async (t) => {
  const page = await stage.page(t, '/intake', { as: 'dispatcher' })
  await page.getByLabel('诉求内容').fill('要求退还网购货款')
  await page.getByText('不予受理', { exact: true }).click()
  await page.getByLabel('不予受理的理由').fill('属于消费争议')
  await page.getByLabel('应去何处办理').fill('市场监督管理所')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL('**/papers/*')
  const paper = page.getByRole('region', { name: '预览' })
  await paper.getByRole('heading', { name: '不予受理决定书' }).waitFor()
  t.match(await paper.textContent(), /属于消费争议[\s\S]*市场监督管理所/)
})

t.test('what was typed', { skip }, async (t) => {
  const page = await stage.page(t, '/intake', { as: 'dispatcher' })
  await choose(page, '事项', '路灯不亮报修')
  await page.getByLabel('诉求内容').fill('三号楼前路灯不亮')

  t.test('is there after a reload', async (t) => {
    await page.waitForTimeout(400)
    await page.reload()
    await page.getByText(/已恢复/).waitFor()
    t.equal(await page.getByLabel('诉求内容').inputValue(), '三号楼前路灯不亮')
  })

  t.test('is sent once, after signing in again', async (t) => {
    const before = await countOf(page)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/api/requests')) return
      sent.push(request.headers()['idempotency-key'] ?? '')
    })
    await page.context().clearCookies()
    await page.getByRole('button', { name: '受理并出回执' }).click()
    const dialog = page.getByRole('dialog', { name: '请重新登录' })
    await dialog.getByLabel('用户名').fill('demo-dispatcher')
    await dialog.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/papers/*')
    await page.getByRole('region', { name: '预览' }).waitFor()
    t.equal(sent.length, 2)
    t.equal(new Set(sent).size, 1, 'with the same key')
    t.equal(await countOf(page), before + 1)
  })
})

t.test('a printed receipt', { skip }, async (t) => {
  const page = await stage.page(t, '/intake', { as: 'window' })
  await page.evaluate(() => Object.assign(window, { print: () => undefined }))
  await page.getByLabel('诉求内容').fill('楼道灯不亮')
  await page.keyboard.press('Control+Enter')
  const sizes = { '打印 A5': /MediaBox \[0 0 420 594/, '打印 80 毫米小票': /MediaBox \[0 0 227\.\d+ 567/ }
  for (const [name, size] of Object.entries(sizes)) {
    t.test(`is one page of its paper: ${name}`, async (t) => {
      await page.getByRole('button', { name }).click()
      await page.locator('.wubu-sheet').waitFor({ state: 'attached' })
      await page.waitForTimeout(200)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      t.match(pdf, size)
      t.match(pdf, /\/Count 1\b/)
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    })
  }
})

async function countOf(page: Page): Promise<number> {
  const answer = await page.request.get('/api/requests?total=true&limit=1')
  const { total }: { total: number } = await answer.json()
  return total
}
