import t from 'tap'
import { openStage } from './stage.ts'

t.setTimeout(120_000)
const stage = await openStage(t)
const { skip } = stage

t.test('a connection that is lost', { skip }, async (t) => {
  const page = await stage.page(t, '/find', { as: 'supervisor' })
  await page.getByRole('cell').first().waitFor()
  await stage.server.stop()
  await page.getByRole('checkbox', { name: '只看超期' }).click()
  await page.getByText('与服务器的连接中断').waitFor()
  await stage.server.start()
  await page.getByText('与服务器的连接中断').waitFor({ state: 'hidden', timeout: 15_000 })
  await page.getByRole('cell').first().waitFor()
  t.match(page.url(), /overdue=true/)
})
