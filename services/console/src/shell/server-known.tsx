import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { knowServerSettings, serverSettingsQuery } from '../shared/settings/server.ts'
import { ErrorNote } from '../shared/states/error-note.tsx'

/** Its children may ask how the server is set up. */
export function ServerKnown({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useQuery(serverSettingsQuery)
  if (data) {
    knowServerSettings(data)
    return children
  }
  if (error === null) return null
  return (
    <div className="wubu-alone">
      <ErrorNote error={error} onRetry={() => void refetch()} />
    </div>
  )
}
