import type { ReplyOf, Routes } from '@wubu/contract'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Title } from './settings/texts.ts'

export type Me = ReplyOf<Routes['getMe']>
export type Role = Me['role']

/** What a room gives the shell: its screens, and where they stand in the navigation. */
export interface Room {
  readonly entries: readonly NavEntry[]
  /** Within the frame, for whoever is signed in; `handle: {roles, title}` says who and what stands in the window's title. */
  readonly screens: readonly RouteObject[]
  /** Without the frame and without a session. */
  readonly open?: readonly RouteObject[]
}

export interface NavEntry {
  readonly path: string
  readonly title: Title
  readonly icon: ComponentType
  readonly roles: readonly Role[]
  /** `g` and this letter goes there; one letter, once in the console. */
  readonly letter: string
  /** What waits there: a hook, called for those alone who have the entry; undefined while it is not known. */
  readonly useCount?: () => number | undefined
}

export interface ScreenHandle {
  readonly roles?: readonly Role[]
  readonly title: Title
}

/** All roles that sign in. */
export const staff = [
  'window',
  'grid',
  'dispatcher',
  'handler',
  'unit-head',
  'callback',
  'supervisor',
  'admin',
] as const satisfies readonly Role[]

/** All but administrators, who see no request contents. */
export const readers = staff.filter((role) => role !== 'admin')

interface GivenScreen {
  readonly path: string
  readonly title: Title
  /** Everybody who is signed in, where it is not given. */
  readonly roles?: readonly Role[]
  /** Loaded when it is first opened. */
  readonly lazy: () => Promise<{ readonly Component: ComponentType }>
}

/** A screen with what the frame wants to know of it. */
export function screen({ path, title, roles, lazy }: GivenScreen): RouteObject {
  const handle: ScreenHandle = { title, ...(roles && { roles }) }
  return { path, lazy, handle }
}
