import t from 'tap'
import { password } from './seeded-log.ts'
import { axeFaults, openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

t.test('signing in', { skip }, async (t) => {
  t.test('leads where one wanted to go', async (t) => {
    const page = await stage.page(t, '/find?order=due')
    await page.waitForURL('**/sign-in?*')
    await page.getByLabel('用户名').fill('demo-window')
    await page.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '查找诉求' }).waitFor()
    t.match(page.url(), /\/find\?order=due$/)
    await page.getByRole('cell').first().waitFor()
  })

  t.test('with a wrong password says so in words, with its code, and keeps the name', async (t) => {
    const page = await stage.page(t, '/sign-in')
    await page.getByLabel('用户名').fill('demo-window')
    await page.getByLabel('密码').fill('wrong')
    await page.keyboard.press('Enter')
    const alert = page.getByRole('alert').filter({ hasText: '用户名或密码不正确' })
    await alert.waitFor()
    t.match(await alert.textContent(), /sign_in_failed/)
    t.equal(await page.getByLabel('用户名').inputValue(), 'demo-window')
  })
})

t.test('a session that ends', { skip }, async (t) => {
  t.test('keeps what was typed and goes on after signing in again', async (t) => {
    const page = await stage.page(t, '/find', { as: 'dispatcher' })
    await page.getByRole('cell').first().waitFor()
    const typed = page.getByRole('main').getByRole('searchbox')
    await typed.fill('typed before')
    await page.context().clearCookies()
    await page.getByRole('checkbox', { name: '只看超期' }).click()
    const dialog = page.getByRole('dialog', { name: '请重新登录' })
    await dialog.waitFor()
    t.same(await axeFaults(page), [])
    await dialog.getByLabel('用户名').fill('demo-dispatcher')
    await dialog.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    t.equal(await typed.inputValue(), 'typed before')
    await page.getByRole('cell').first().waitFor()
  })

  t.test('is not gone on with by another account', async (t) => {
    const page = await stage.page(t, '/find', { as: 'dispatcher' })
    await page.getByRole('cell').first().waitFor()
    await page.context().clearCookies()
    await page.getByRole('checkbox', { name: '只看超期' }).click()
    const dialog = page.getByRole('dialog', { name: '请重新登录' })
    await dialog.getByLabel('用户名').fill('demo-supervisor')
    await dialog.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await dialog.getByText('这不是原来的账号').waitFor()
  })
})

t.test('what a role may not open', { skip }, async (t) => {
  t.test('says so, and an unknown address too', async (t) => {
    const page = await stage.page(t, '/find', { as: 'admin' })
    await page.getByRole('heading', { name: '没有权限查看此页' }).waitFor()
    await page.goto('/nowhere')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  })
})
