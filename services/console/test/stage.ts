import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { addChineseFont } from './chinese-font.ts'
import { watchProblems } from './problems.ts'
import type { Scope } from './scope.ts'
import { copySeededLog, password } from './seeded-log.ts'
import { type Server, startServer } from './server.ts'

export type Role = 'window' | 'grid' | 'dispatcher' | 'handler' | 'unit-head' | 'callback' | 'supervisor' | 'admin'

export interface Show {
  /** Who is signed in; nobody where it is not given. */
  readonly as?: Role
  readonly phone?: boolean
  readonly dark?: boolean
  readonly language?: 'zh' | 'en'
  readonly largeText?: boolean
  /** Where the browser stands; in the district unless given. */
  readonly timeZone?: string
  /** For pictures: the machines that run tests have no Chinese font. */
  readonly font?: boolean
}

export interface Stage {
  /** Why no test can run here, or false: `t.test(title, {skip: stage.skip}, …)`. */
  readonly skip: string | false
  readonly server: Server
  /** The data folder of the server. */
  readonly dir: string
  /** A page of its own browser profile; whatever it logs as an error or refuses by its policy fails `t`. */
  page(t: Scope, path: string, show?: Show): Promise<Page>
  /** A browser profile for several pages, for whoever looks at what they log. */
  open(show: Show): Promise<Profile>
}

export interface Profile {
  newPage(): Promise<WatchedPage>
  close(): Promise<void>
}

interface WatchedPage {
  readonly page: Page
  /** What it logged as errors, or was refused by its policy, so far. */
  readonly problems: readonly string[]
}

/** One browser and one API process on the seeded district, for all tests of a file. */
export async function openStage(t: Scope): Promise<Stage> {
  const browser = await openBrowser()
  if ('missing' in browser) return noStage(browser.missing)
  const dir = mkdtempSync(join(tmpdir(), 'wubu-console-'))
  await copySeededLog(dir)
  const server = await startServer(dir)
  t.teardown(async () => {
    await browser.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  })
  const open = (show: Show) => openProfile(browser, server.url, show)
  return { skip: false, server, dir, open, page: (inner, path, show = {}) => goTo(inner, path, open(show)) }
}

function noStage(reason: string): Stage {
  const never = () => Promise.reject(new Error(reason))
  return { skip: reason, server: { url: '', stop: never, start: never }, dir: '', page: never, open: never }
}

async function goTo(t: Scope, path: string, opening: Promise<Profile>): Promise<Page> {
  const profile = await opening
  t.teardown(() => profile.close())
  const { page, problems } = await profile.newPage()
  t.teardown(() => {
    // too late for an assertion: tap takes what is thrown here as the failure of the test
    if (problems.length > 0) throw new Error(`The page logged errors:\n${problems.join('\n')}`)
  })
  await page.goto(path)
  return page
}

async function openProfile(browser: Browser, url: string, show: Show): Promise<Profile> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: show.phone ? { width: 390, height: 844 } : { width: 1366, height: 768 },
    hasTouch: show.phone ?? false,
    colorScheme: show.dark ? 'dark' : 'light',
    // nothing moves, so that nothing is pictured or pressed half-way
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: show.timeZone ?? 'Asia/Shanghai',
  })
  const settings = { language: show.language ?? 'zh', largeText: show.largeText ?? false }
  await context.addInitScript((kept) => {
    if (localStorage.getItem('wubu.settings') === null) localStorage.setItem('wubu.settings', JSON.stringify(kept))
  }, settings)
  if (show.as) await signIn(context, show.as)
  async function newPage(): Promise<WatchedPage> {
    const page = await context.newPage()
    const problems = await watchProblems(page)
    if (show.font) await addChineseFont(page)
    return { page, problems }
  }
  return { newPage, close: () => context.close() }
}

/** Without the sign-in screen, which has tests of its own. */
async function signIn(context: BrowserContext, role: Role): Promise<void> {
  const reply = await context.request.post('/api/session', { data: { name: `demo-${role}`, password } })
  if (!reply.ok()) throw new Error(`demo-${role} can't sign in: ${await reply.text()}`)
}

/** Serious and critical faults of accessibility, as one line each; a test expects none. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // without the details of what passed, and without a second page to gather frames that no screen has: a quarter of the time
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    )
}

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../../.tap/screenshots')

/** Into .tap/screenshots/<name>.png; gives the file. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(pictures, { recursive: true })
  return picture(page, join(pictures, `${name}.png`))
}

/** Once nothing is loaded any more, fonts included: as a PNG, or as WebP where the file is called so. */
export async function picture(page: Page, file: string): Promise<string> {
  await page.waitForTimeout(200)
  // a font comes in a hundred pieces, each when its first character is shown: ask for all that this page needs
  await page.evaluate(async () => {
    const shown = [...document.querySelectorAll('input')].map(({ value, placeholder }) => value + placeholder).join('')
    await document.fonts.load('14px "Noto Sans SC Variable"', document.body.textContent + shown)
    await document.fonts.ready
    // Chromium keeps the boxes that it drew for characters it had no font for, until the font changes
    const style = document.createElement('style')
    style.textContent = '* { font-family: "Noto Sans SC Variable", system-ui !important }'
    document.head.append(style)
  })
  if (file.endsWith('.webp')) await webp(page, file)
  else await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  return file
}

/** A third of the size of a PNG; Playwright itself can't write it. */
async function webp(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
  await writeFile(file, Buffer.from(data, 'base64'))
  await session.detach()
}
