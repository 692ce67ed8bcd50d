import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { apiQuery } from '../api/query.ts'

export type ServerSettings = ReplyOf<Routes['getSettings']>

let known: ServerSettings | null = null

/** How the installation is set up; asked for once, before anything is shown. */
export const serverSettingsQuery = {
  ...apiQuery(routes.getSettings, {}),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
}

export function knowServerSettings(settings: ServerSettings): void {
  known = settings
}

export function serverSettings(): ServerSettings {
  if (!known) throw new Error('Nothing is shown before the settings of the server are known.')
  return known
}

/** Where residents reach the console: what is printed may be read far from here. */
export function publicOrigin(): string {
  return serverSettings().publicUrl ?? location.origin
}
