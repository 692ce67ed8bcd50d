import { z } from 'zod'
import { code, type EventOf, event } from '../event.ts'

/** 区, 街道, 社区, 网格, 小组, 楼院: from the top down, each directly inside one of the kind before it. */
export const placeKinds = ['district', 'street', 'community', 'grid', 'group', 'building'] as const
export type PlaceKind = (typeof placeKinds)[number]

const name = z.string().min(1).max(120)

/** A place joined the tree; a district has no parent. */
const placeRegistered = event('PlaceRegistered', 1, {
  placeId: code,
  kind: z.enum(placeKinds),
  parent: code.nullable(),
  name,
})

const placeRenamed = event('PlaceRenamed', 1, { name })

/** 撤销: nothing new happens at the place; what happened there stays. */
const placeClosed = event('PlaceClosed', 1, {})

export const placeEvents = {
  PlaceRegistered: placeRegistered,
  PlaceRenamed: placeRenamed,
  PlaceClosed: placeClosed,
} as const
export type PlaceEvent = EventOf<typeof placeEvents>
