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
]
