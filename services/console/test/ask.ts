import type { Page } from 'playwright-core'

/** What the API answers to whoever is signed in on `page`; the caller says what it must look like. */
async function ask<T>(page: Page, path: string): Promise<T> {
  const reply = await page.request.get(path)
  if (!reply.ok()) throw new Error(`${path}: ${await reply.text()}`)
  return reply.json()
}

export interface Listed {
  readonly requestId: string
  readonly receiptNo: string
}

/** The requests of a list, such as `state=analyzing`. */
export async function listed(page: Page, query: string): Promise<readonly Listed[]> {
  const { requests } = await ask<{ requests: readonly Listed[] }>(page, `/api/requests?limit=100&${query}`)
  return requests
}

/** One of them; throws where the seeded district has none, since the test would then say nothing. */
export async function oneOf(page: Page, query: string, index = 0): Promise<Listed> {
  const found = (await listed(page, query))[index]
  if (!found) throw new Error(`the seeded district has no request with ${query}`)
  return found
}

/** A command of whoever is signed in on `page`, past the screens: what others do meanwhile. */
export async function command(page: Page, requestId: string, name: string, data: object): Promise<void> {
  const reply = await page.request.post(`/api/requests/${requestId}/commands/${name}`, {
    data,
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  if (!reply.ok()) throw new Error(`${name}: ${await reply.text()}`)
}
