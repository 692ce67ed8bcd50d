import type { CallInput, Routes } from '@wubu/contract'
import { z } from 'zod'
import type { Me } from '../../shared/room.ts'

export const channels = ['window', 'hotline', 'grid', 'web', 'wechat', 'forum', 'app'] as const
const outcomes = ['accept', 'instant', 'notice', 'register', 'decline'] as const
export type Outcome = (typeof outcomes)[number]

const person = { name: z.string(), phone: z.string(), idNumber: z.string() }
const chosen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), residentId: z.string(), ...person }),
  z.strictObject({ kind: z.literal('new'), ...person }),
])
export type Chosen = z.output<typeof chosen>

const intake = z.strictObject({
  /** null: nobody is named. */
  resident: chosen.nullable(),
  item: z.string().nullable(),
  place: z.string().nullable(),
  address: z.string(),
  description: z.string(),
  channel: z.enum(channels),
  /** What of the item's materials was brought. */
  brought: z.array(z.string()),
  /** null: as the materials say. */
  outcome: z.enum(outcomes).nullable(),
  result: z.string(),
  ground: z.string(),
  goTo: z.string(),
})
/** Everything on the intake page, as it is kept in the browser. */
export type Intake = z.output<typeof intake>

export function isIntake(kept: unknown): kept is Intake {
  return intake.safeParse(kept).success
}

export function emptyIntake({ role, place }: Me): Intake {
  return {
    resident: null,
    item: null,
    place,
    address: '',
    description: '',
    channel: channelsOf[role] ?? 'window',
    brought: [],
    outcome: null,
    result: '',
    ground: '',
    goTo: '',
  }
}

const channelsOf: Partial<Record<Me['role'], Intake['channel']>> = { grid: 'grid', dispatcher: 'hotline' }

type Registration = CallInput<Routes['registerRequest']>['body']

export function registrationOf(intake: Intake, outcome: Outcome): Registration {
  const { resident, item, place, channel } = intake
  return {
    channel,
    item,
    place,
    residentId: resident?.kind === 'known' ? resident.residentId : null,
    resident: resident?.kind === 'new' ? newResident(resident) : null,
    address: textOrNull(intake.address),
    description: textOrNull(intake.description),
    accept: outcome === 'accept',
    instant: outcome === 'instant' ? { result: intake.result, method: 'in-person' } : null,
  }
}

function newResident({ name, phone, idNumber }: Chosen) {
  return { name: textOrNull(name), phone: textOrNull(phone), idNumber: textOrNull(idNumber) }
}

function textOrNull(typed: string): string | null {
  const text = typed.trim()
  return text === '' ? null : text
}
