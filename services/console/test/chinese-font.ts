import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const font = dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/index.css')))
/** Under the page's own address, as its policy wants. */
const place = '/assets/font-of-tests'

/** Chinese text in pictures, where the system has no font for it. */
export async function addChineseFont(page: Page): Promise<void> {
  await page.route(`**${place}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice(place.length)
    await route.fulfill({
      body: await readFile(join(font, file)),
      contentType: file.endsWith('.css') ? 'text/css' : 'font/woff2',
    })
  })
  await page.addInitScript((href) => {
    addEventListener('DOMContentLoaded', () => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))
    })
  }, `${place}/index.css`)
}
