import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const debian = '/usr/bin/chromium'
/** Debian's chromium has no sandbox in a container; the pages are our own. */
const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** A real Chromium, or the reason why there is none. */
export async function openBrowser(): Promise<Browser | { readonly missing: string }> {
  const tries = [fromDebian, fromRegistry]
  const reasons: string[] = []
  for (const start of tries) {
    try {
      return await start()
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
  }
  return { missing: `no browser starts here: ${reasons.join('; ')}` }
}

async function fromDebian(): Promise<Browser> {
  if (!existsSync(debian)) throw new Error(`${debian} is not installed`)
  return chromium.launch({ executablePath: debian, args })
}

async function fromRegistry(): Promise<Browser> {
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...args] })
}
