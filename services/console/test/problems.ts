import type { Page } from 'playwright-core'

/** A refusal by the API is part of the work, and the browser logs each. */
const expected = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_)/

/** Errors in the console, exceptions and whatever the Content-Security-Policy stops on `page` from now on. */
export async function watchProblems(page: Page): Promise<readonly string[]> {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      // biome-ignore lint/suspicious/noConsole: this runs in the page, and the console is how it reaches the test
      console.error(`policy ${violatedDirective} stopped ${blockedURI} of ${sourceFile}`)
    })
  })
  return problems
}
