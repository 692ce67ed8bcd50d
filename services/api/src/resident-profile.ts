import { type ResidentEvent, residentDecider } from '@wubu/domain'
import type { Recorded } from '@wubu/domain/decider'
import { decodeEvent, isKnown, openEvent } from '@wubu/engine'
import { streamOf } from './ids.ts'
import type { Runtime } from './runtime.ts'

/** What is known of a resident; all null once erased. */
export interface Profile {
  readonly residentId: string
  readonly name: string | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly address: string | null
  readonly note: string | null
  readonly erased: boolean
}

const nothing = { name: null, phone: null, idNumber: null, address: null, note: null }

/** Reads a resident from the log; null where there is none. */
export async function readResident({ store, keys }: Runtime, residentId: string): Promise<Profile | null> {
  const { events: catalogue } = residentDecider
  let profile: Profile | null = null
  for (const stored of await store.readStream(streamOf.resident(residentId))) {
    const event = decodeEvent(stored, catalogue)
    if (!isKnown(event, catalogue)) continue
    profile = changed(residentId, profile, openEvent(event, keys) as Recorded<ResidentEvent>)
  }
  return profile
}

/** Who somebody is, and not what is known of them. */
export function maskedProfile({ residentId, erased }: Profile): Profile {
  return { residentId, ...nothing, erased }
}

/** Enough to tell one of several candidates by, and not enough to use. */
export function hintedProfile(profile: Profile): Profile {
  const { phone, idNumber } = profile
  return { ...profile, phone: starred(phone), idNumber: starred(idNumber), address: null, note: null }
}

/** What an administrator needs to tell whom an erasure is about, who holds the paper that asks for it. */
export function glimpsedProfile(profile: Profile) {
  const { residentId, phone, idNumber } = hintedProfile(profile)
  const { name } = profile
  return { residentId, name: name === null ? null : `${name.slice(0, 1)}**`, phone, idNumber }
}

/** The first three and the last four symbols of a long number, the last two of a short one. */
function starred(text: string | null): string | null {
  if (text === null) return null
  const [ahead, behind] = text.length >= 11 ? [3, 4] : [0, Math.min(2, text.length >> 1)]
  return text.slice(0, ahead) + '*'.repeat(text.length - ahead - behind) + text.slice(text.length - behind)
}

function changed(residentId: string, profile: Profile | null, event: Recorded<ResidentEvent>): Profile | null {
  switch (event.type) {
    case 'ResidentRegistered':
    case 'ResidentProfileChanged': {
      const { name, phone, idNumber, address, note } = event.data
      return { residentId, name, phone, idNumber, address, note, erased: false }
    }
    case 'ErasureRequested':
    case 'ErasureRefused':
    case 'ResidentLookedUp':
      return profile
    case 'PersonalDataErased':
      return { residentId, ...nothing, erased: true }
    default:
      event satisfies never
      return profile
  }
}
