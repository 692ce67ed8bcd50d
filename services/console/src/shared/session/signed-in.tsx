import { useQuery } from '@tanstack/react-query'
import { ApiError } from '@wubu/contract'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { useLiveUpdates } from '../api/live.ts'
import { readers } from '../room.ts'
import { ErrorNote } from '../states/error-note.tsx'
import { MeContext, meQuery } from './session.ts'
import { SignInAgain } from './sign-in-again.tsx'

/** Its children are for whoever is signed in; everybody else is asked to, and comes back to where they wanted to go. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data: me, error, refetch } = useQuery({ ...meQuery, staleTime: Number.POSITIVE_INFINITY })
  const { pathname, search } = useLocation()
  useLiveUpdates(me !== undefined && readers.some((role) => role === me.role))
  if (me) {
    return (
      <MeContext value={me}>
        {children}
        <SignInAgain me={me} />
      </MeContext>
    )
  }
  if (error === null) return null
  if (error instanceof ApiError && error.status === 401) {
    return <Navigate to={`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`} replace />
  }
  return (
    <div className="wubu-alone">
      <ErrorNote error={error} onRetry={() => void refetch()} />
    </div>
  )
}
