import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { useEffect, useState } from 'react'
import { apiQuery } from '../../shared/api/query.ts'
import type { Intake } from './draft.ts'
import { type LookUp, lookUpOf } from './look-up.ts'

/** Typing rests this long before the server is asked. */
const restMs = 150

/** Residents that what is typed may mean; undefined while they are looked for. */
export function useResidents(typed: string) {
  const rested = useRested(typed)
  const lookUp = lookUpOf(rested)
  const { data } = useQuery({ ...residentsLike(lookUp ?? { name: '-' }), enabled: lookUp !== null })
  return lookUp === null ? [] : rested === typed ? data?.residents : undefined
}

function residentsLike(body: LookUp) {
  return apiQuery(routes.searchResidents, { body })
}

/** 疑似重复: asked as soon as an item or a resident is known. */
export function useDuplicates({ item, place, resident }: Intake) {
  const residentId = resident?.kind === 'known' ? resident.residentId : null
  const query = {
    ...(item !== null && { item }),
    ...(place !== null && { place }),
    ...(residentId !== null && { residentId }),
  }
  const enabled = item !== null || residentId !== null
  return useQuery({ ...apiQuery(routes.listDuplicates, { query }, { live: true }), enabled })
}

function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}
