import type { Page } from 'playwright-core'
import type { Stage } from '../test/stage.ts'
import type { Look } from './looks.ts'
import type { Cases } from './prepare.ts'
import type { Screen } from './screen.ts'

const loading = '.ant-skeleton, .ant-spin-spinning, .ant-btn-loading'
const patienceMs = 30_000

/** Screens in one look, for one role: they share a page, as they do for whoever works with them. */
export interface Round {
  readonly look: Look
  readonly screens: readonly Screen[]
}

/** A round for every role of the screens in every look. */
export function roundsOf(screens: readonly Screen[], looks: readonly Look[]): readonly Round[] {
  const ofRoles = [...Map.groupBy(screens, ({ as }) => as).values()]
  return looks.flatMap((look) => ofRoles.map((screens) => ({ look, screens })))
}

/** A screen that is shown, or why it is not. */
export interface Shown {
  readonly screen: Screen
  readonly look: Look
  readonly page: Page
  /** What the page logged as errors, or was refused by its policy. */
  readonly problems: readonly string[]
  readonly failure: Error | null
}

/** Opens each screen of a round, and gives it to `see` as soon as it is all there. */
export async function visit(
  stage: Stage,
  cases: Cases,
  { look, screens }: Round,
  see: (shown: Shown) => Promise<void>,
): Promise<void> {
  const as = screens[0]?.as
  const profile = await stage.open({ ...look.show, ...(as && { as }) })
  for (const screen of screens) {
    const { page, problems } = await profile.newPage()
    page.setDefaultTimeout(patienceMs)
    await see({ screen, look, page, problems, failure: await failureOf(show(page, screen, cases)) })
    await page.close()
  }
  await profile.close()
}

async function show(page: Page, { path, ready, open, opened }: Screen, cases: Cases): Promise<void> {
  await page.goto(typeof path === 'string' ? path : path(cases))
  await seen(page, ready)
  await open?.(page)
  if (opened !== undefined) await seen(page, opened)
  // nothing stands in the corner: what is under the mouse looks otherwise
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  if (open) await page.mouse.move(width - 1, height - 1)
  await page.waitForFunction((selector) => document.querySelector(selector) === null, loading)
}

async function seen(page: Page, selector: string): Promise<void> {
  await page.locator(selector).filter({ visible: true }).first().waitFor()
}

async function failureOf(work: Promise<void>): Promise<Error | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}
