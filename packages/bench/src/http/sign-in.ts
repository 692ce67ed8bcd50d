import { createClient, routes } from '@wubu/contract'
import { accountNames, password } from '../district/seed.ts'
import type { World } from '../district/world.ts'

/** A session's token for each account of a world, by its login name. */
export async function signIn(port: number, world: World): Promise<Readonly<Record<string, string>>> {
  const client = createClient({ baseUrl: `http://127.0.0.1:${port}` })
  const tokens: Record<string, string> = {}
  for (const name of accountNames(world)) {
    const { token } = await client.call(routes.openSession, { body: { name, password } })
    tokens[name] = token
  }
  return tokens
}
