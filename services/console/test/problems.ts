import type { Page } from 'playwright-core'
import type { Scope } from './scope.ts'

/** A refusal by the API is part of the work, and the browser logs each. */
const expected = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_)/

/** Errors in the console, exceptions and whatever the Content-Security-Policy stopped fail `t` at its end. */
export async function watchProblems(t: Scope, page: Page): Promise<void> {
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
  t.teardown(() => {
    // too late for an assertion: tap takes what is thrown here as the failure of the test
    if (problems.length > 0) throw new Error(`The page logged errors:\n${problems.join('\n')}`)
  })
}
