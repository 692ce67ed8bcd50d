import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '@wubu/contract'
import { Alert, Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'
import { ErrorNote } from './error-note.tsx'
import { Late } from './late.tsx'
import { NoPermission, NotThere } from './pages.tsx'

interface Props<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
  /** True where there is nothing to show; then `empty` stands there. */
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: ReactNode
  /** What stands there while it loads, after 200 ms. */
  readonly skeleton?: ReactNode
}

/** A query in each of its states: loading, refused, failed, empty, there, and there but old. */
export function Loaded<T>({ query, children, isEmpty, empty, skeleton }: Props<T>) {
  const t = useTexts(texts).loaded
  const { data, error } = query
  const retry = () => void query.refetch()
  if (data === undefined) {
    if (error === null)
      return <Late>{skeleton ?? <Skeleton active title={false} paragraph={{ rows: 6 }} aria-label={t.loading} />}</Late>
    if (error instanceof ApiError && error.status === 403) return <NoPermission code={error.code} />
    if (error instanceof ApiError && error.status === 404) return <NotThere code={error.code} />
    return <ErrorNote error={error} onRetry={retry} />
  }
  return (
    <>
      {error !== null && <Alert type="warning" showIcon banner title={t.refreshFailed} className="wubu-gap" />}
      {isEmpty?.(data) ? (empty ?? <Empty description={t.empty} />) : children(data)}
    </>
  )
}
