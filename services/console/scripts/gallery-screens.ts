import type { Page } from 'playwright-core'
import type { Role } from '../test/stage.ts'

export interface GalleryScreen {
  /** Of the picture's file. */
  readonly name: string
  readonly path: string
  readonly as?: Role
  /** What has to be there before it is taken, and whatever has to be opened. */
  readonly ready: (page: Page) => Promise<unknown>
}

/** Every screen that the gallery shows; rooms add theirs. */
export const screens: readonly GalleryScreen[] = [
  { name: 'sign-in', path: '/sign-in', ready: (page) => page.getByLabel('密码').waitFor() },
  { name: 'home', path: '/', as: 'window', ready: (page) => page.getByRole('heading', { level: 1 }).waitFor() },
  {
    name: 'find',
    path: '/find?order=due',
    as: 'dispatcher',
    ready: (page) => page.getByRole('cell').first().waitFor(),
  },
  {
    name: 'request',
    path: '/find?order=due',
    as: 'dispatcher',
    ready: async (page) => {
      await page.getByRole('cell').getByRole('link').first().click()
      await page.getByText(/^完整/).waitFor()
    },
  },
  {
    name: 'intake',
    path: '/intake',
    as: 'window',
    ready: async (page) => {
      await page.getByRole('combobox', { name: '事项' }).fill('高龄津贴申领')
      await page.getByTitle('高龄津贴申领', { exact: true }).click()
      await page.getByRole('checkbox', { name: '居民身份证' }).check()
    },
  },
  {
    name: 'receipt',
    path: '/intake',
    as: 'window',
    ready: async (page) => {
      await page.getByLabel('诉求内容').fill('楼道灯不亮')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('region', { name: '预览' }).waitFor()
    },
  },
  { name: 'progress', path: '/progress', ready: (page) => page.getByLabel('查询码').waitFor() },
  { name: 'disclosure', path: '/disclosure', ready: (page) => page.getByRole('table').first().waitFor() },
  {
    name: 'supervision',
    path: '/supervision',
    as: 'supervisor',
    ready: (page) => page.getByRole('cell').first().waitFor(),
  },
  {
    name: 'overdue-by-unit',
    path: '/supervision?view=units',
    as: 'supervisor',
    ready: (page) => page.getByRole('cell').first().waitFor(),
  },
  {
    name: 'figures',
    path: '/figures',
    as: 'supervisor',
    ready: (page) => page.locator('[data-figure]').nth(10).waitFor(),
  },
  {
    name: 'figures-trend',
    path: '/figures?view=trend&step=day',
    as: 'dispatcher',
    ready: (page) => page.locator('canvas').waitFor(),
  },
  {
    name: 'figures-heat',
    path: '/figures?view=heat',
    as: 'dispatcher',
    ready: (page) => page.getByRole('cell').first().waitFor(),
  },
  { name: 'wall', path: '/wall', as: 'supervisor', ready: (page) => page.locator('canvas').waitFor() },
  {
    name: 'dispatch',
    path: '/dispatch',
    as: 'dispatcher',
    ready: async (page) => {
      await page.getByText(/建议$/).first().waitFor()
      await page.keyboard.press('j')
      await page.getByRole('button', { name: '派单', exact: true }).waitFor()
    },
  },
  {
    name: 'inbox',
    path: '/inbox?tab=inProgress',
    as: 'handler',
    ready: async (page) => {
      await page.getByRole('row').nth(1).waitFor()
      await page.keyboard.press('j')
      await page.getByRole('button', { name: '办结', exact: true }).waitFor()
    },
  },
]
