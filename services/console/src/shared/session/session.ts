import { routes } from '@wubu/contract'
import { createContext, use } from 'react'
import { call } from '../api/call.ts'
import { apiQuery, queryClient } from '../api/query.ts'
import { discardDrafts } from '../draft/kept-drafts.ts'
import type { Me } from '../room.ts'

export const meQuery = apiQuery(routes.getMe, {})
export const MeContext = createContext<Me | null>(null)

/** Who is signed in; for screens within the frame. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('useMe is for screens within the frame.')
  return me
}

export async function signIn(name: string, password: string): Promise<Me> {
  // the token is for programs: a page has the cookie, which no script can read
  const { token: _token, ...me } = await call(routes.openSession, { body: { name, password } })
  return me
}

/** Ends the session, and removes from this computer what belongs to its account. */
export async function signOut({ accountId }: Me): Promise<void> {
  await call(routes.closeSession, {})
  discardDrafts(accountId)
  queryClient.clear()
  // a fresh page: nothing of the account is left in memory
  location.assign('/sign-in')
}
