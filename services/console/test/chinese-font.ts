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
  // before the first paint: what is drawn without it stays so
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const page = await route.fetch()
    const body = (await page.text()).replace('</head>', `<link rel="stylesheet" href="${place}/index.css"></head>`)
    await route.fulfill({ response: page, body })
  })
}
