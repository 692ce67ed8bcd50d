import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { useMemo } from 'react'
import { apiQuery, seldom } from '../api/query.ts'

export type Item = ReplyOf<Routes['listItems']>['items'][number]
export type Place = ReplyOf<Routes['listPlaces']>['places'][number]
export type Unit = ReplyOf<Routes['listUnits']>['units'][number]

const items = { ...apiQuery(routes.listItems, { query: {} }), ...seldom }
const places = { ...apiQuery(routes.listPlaces, {}), ...seldom }
const units = { ...apiQuery(routes.listUnits, {}), ...seldom }

/** The whole catalogue, also what is suspended or revoked; empty until it is there. */
export function useItems(): readonly Item[] {
  return useQuery(items).data?.items ?? none
}

/** Places inside a community with its name before theirs: every community has a first grid. */
export function usePlaces(): readonly Place[] {
  const given = useQuery(places).data?.places ?? none
  return useMemo(() => withWhere(given), [given])
}

const inCommunity: ReadonlySet<string> = new Set(['grid', 'group', 'building'])

function withWhere(given: readonly Place[]): readonly Place[] {
  const byId = new Map(given.map((place) => [place.id, place]))
  const nameOf = ({ kind, name, parent }: Place): string => {
    const above = inCommunity.has(kind) && parent !== null ? byId.get(parent) : undefined
    return above ? `${nameOf(above)} ${name}` : name
  }
  return given.map((place) => ({ ...place, name: nameOf(place) }))
}

export function useUnits(): readonly Unit[] {
  return useQuery(units).data?.units ?? none
}

const none: readonly never[] = []

export interface Names {
  readonly item: (code: string | null) => string
  readonly place: (id: string | null) => string
  readonly unit: (id: string | null) => string
}

/** Names instead of ids: `names.unit('D-MZ')`. What is not known (yet) stands as its id, nothing as a dash. */
export function useNames(): Names {
  const [item, place, unit] = [useItems(), usePlaces(), useUnits()]
  return useMemo(() => {
    const [byCode, byPlace, byUnit] = [
      new Map(item.map(({ code, name }) => [code, name])),
      new Map(place.map(({ id, name }) => [id, name])),
      new Map(unit.map(({ id, name }) => [id, name])),
    ]
    const of = (names: ReadonlyMap<string, string>) => (id: string | null) =>
      id === null ? '–' : (names.get(id) ?? id)
    return { item: of(byCode), place: of(byPlace), unit: of(byUnit) }
  }, [item, place, unit])
}
