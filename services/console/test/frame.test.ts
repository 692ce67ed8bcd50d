import t from 'tap'
import { openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

t.test('the keyboard', { skip }, async (t) => {
  t.test('goes to a screen by g and its letter, to the search by /, and shows its list by ?', async (t) => {
    const page = await stage.page(t, '/', { as: 'window' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.waitForURL('**/find')
    await page.keyboard.press('/')
    await page.keyboard.type('g f is typed here')
    t.equal(await page.getByRole('banner').getByRole('searchbox').inputValue(), 'g f is typed here')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Shift+?')
    const list = page.getByRole('dialog', { name: '键盘快捷键' })
    await list.getByText('g f').waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
  })
})
