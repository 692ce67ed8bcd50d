import type { Page } from 'playwright-core'

/** From a list that is searched by typing. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByTitle(name, { exact: true }).click()
}
