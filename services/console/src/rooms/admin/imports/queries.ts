import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery, refreshRoutes } from '../../../shared/api/query.ts'

export type Run = ReplyOf<Routes['getImportRun']>
export type PastImport = ReplyOf<Routes['listImports']>['imports'][number]
export type UploadedFile = ReplyOf<Routes['listImportFiles']>['files'][number]

export const mappingsQuery = apiQuery(routes.listImportMappings, {})
export const filesQuery = apiQuery(routes.listImportFiles, {})
export const importsQuery = apiQuery(routes.listImports, {})
export const runsQuery = apiQuery(routes.listImportRuns, {})

const none: readonly UploadedFile[] = []

export function useUploadedFiles(): readonly UploadedFile[] {
  return useQuery(filesQuery).data?.files ?? none
}

/** A run was begun: the newest is another one now. */
export function refreshRuns(): Promise<void> {
  return refreshRoutes(routes.listImportRuns, routes.listImports)
}

/** What a run may have changed once it has ended. */
export function refreshAfterRun(): Promise<void> {
  return refreshRoutes(
    ...[routes.listImports, routes.listImportFiles, routes.listUnits, routes.listItems, routes.listPlaces],
  )
}

/** `127.5 KB`, `256 MB`, in steps of 1,024 as desktops show them. */
export function sizeOf(bytes: number): string {
  const [unit, of] = bytes < 2 ** 20 ? (['KB', 2 ** 10] as const) : (['MB', 2 ** 20] as const)
  return `${Number((bytes / of).toFixed(1))} ${unit}`
}
