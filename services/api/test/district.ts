import { randomUUID } from 'node:crypto'
import type { AccountCommand, ItemCommand, PlaceCommand, UnitCommand } from '@wubu/domain'
import type { Actor } from '@wubu/domain/decider'
import type { CommandResult, Position } from '@wubu/engine'
import { accountIdOf, streamOf } from '../src/ids.ts'
import { hashPassword } from '../src/passwords.ts'
import type { Runtime } from '../src/runtime.ts'

export const password = 'correct horse battery'

/** Two communities with a counter each, two departments, and one account of every role on each side. */
const accounts = {
  'window-a': { role: 'window', unit: 'community-a', place: 'community-a' },
  'window-b': { role: 'window', unit: 'community-b', place: 'community-b' },
  'grid-a': { role: 'grid', unit: 'community-a', place: 'grid-a' },
  'grid-b': { role: 'grid', unit: 'community-b', place: 'grid-b' },
  dispatcher: { role: 'dispatcher', unit: null, place: null },
  'handler-a': { role: 'handler', unit: 'civil-affairs', place: null },
  'handler-b': { role: 'handler', unit: 'urban-management', place: null },
  'unit-head-a': { role: 'unit-head', unit: 'civil-affairs', place: null },
  'unit-head-b': { role: 'unit-head', unit: 'urban-management', place: null },
  callback: { role: 'callback', unit: null, place: null },
  supervisor: { role: 'supervisor', unit: null, place: null },
  admin: { role: 'admin', unit: null, place: null },
  'admin-b': { role: 'admin', unit: null, place: null },
} as const
export type AccountName = keyof typeof accounts
export const accountNames = Object.keys(accounts) as AccountName[]

const system: Actor = { id: 'test', role: 'system', unit: null }
const limits = {
  acceptance: null,
  acknowledge: null,
  legal: null,
  promised: { amount: 5, unit: 'workingDays' },
  firstContact: null,
  feedback: null,
} as const

/** Through the real commands; the reference knows it all afterwards. */
export async function seedDistrict(runtime: Runtime): Promise<void> {
  const seed = new Seed(runtime)
  await seed.place('district', 'district', null)
  await seed.place('street', 'street', 'district')
  await seed.unit('street', 'street', null)
  for (const side of ['a', 'b'] as const) {
    await seed.place('community', `community-${side}`, 'street')
    await seed.place('grid', `grid-${side}`, `community-${side}`)
    await seed.unit('community', `community-${side}`, 'street')
  }
  await seed.year(2026)
  await seed.unit('department', 'civil-affairs', null)
  await seed.unit('department', 'urban-management', null)
  await seed.item('road-repair')
  // its returns and results are confirmed by the head of the unit
  const position = await seed.item('lamp-repair', true)
  await Promise.all(accountNames.map((name) => seed.account(name)))
  if (!(await runtime.reference.waitFor(position, 10_000))) throw new Error('the reference does not catch up')
}

class Seed {
  readonly #runtime: Runtime
  #passwordHash: Promise<string> | null = null

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  place(
    kind: Extract<PlaceCommand, { type: 'register-place' }>['data']['kind'],
    placeId: string,
    parent: string | null,
  ) {
    const above = { street: 'district', community: 'street', grid: 'community' } as const
    const known = kind === 'street' || kind === 'community' || kind === 'grid'
    const meta = { ...this.#meta(), parent: parent !== null && known ? { id: parent, kind: above[kind] } : null }
    const command: PlaceCommand = { type: 'register-place', data: { placeId, kind, parent, name: placeId }, meta }
    return accepted(this.#runtime.places.handle({ stream: streamOf.place(placeId), command, ...ids() }))
  }

  year(year: number) {
    const days = { holidays: [], workdays: [] }
    const data = { year, version: 1, status: 'published' as const, source: '测试', ...days }
    const command = { type: 'set-calendar-year', data, meta: this.#meta() } as const
    return accepted(this.#runtime.calendars.handle({ stream: streamOf.calendar(year), command, ...ids() }))
  }

  unit(kind: 'department' | 'street' | 'community', unitId: string, parent: string | null) {
    const meta = { ...this.#meta(), parent: parent === null ? null : { id: parent }, place: null }
    const data = { unitId, kind, name: unitId, place: null, parent }
    const command: UnitCommand = { type: 'register-unit', data, meta }
    return accepted(this.#runtime.units.handle({ stream: streamOf.unit(unitId), command, ...ids() }))
  }

  item(code: string, confirmed = false) {
    const data: Extract<ItemCommand, { type: 'register-item' }>['data'] = {
      code,
      name: code,
      handlingKinds: ['instant', 'time-limited', 'joint-meeting'],
      materials: ['身份证'],
      limits,
      defaultUnit: null,
      audience: 'residents',
      stopPolicy: 'pause-workdays',
      extension: { amount: 5, unit: 'workingDays' },
      confirms: { returns: confirmed, results: confirmed },
      supportUnits: [],
      standardAnswers: [],
      legalBasis: null,
      independentFeedback: false,
    }
    const command: ItemCommand = { type: 'register-item', data, meta: this.#meta() }
    return accepted(this.#runtime.items.handle({ stream: streamOf.item(code), command, ...ids() }))
  }

  async account(name: AccountName) {
    const { installationKey } = this.#runtime.keys
    const accountId = accountIdOf(name, installationKey)
    // slow on purpose: once for all of them
    this.#passwordHash ??= hashPassword(password, 'seed', installationKey)
    const passwordHash = await this.#passwordHash
    const data = { accountId, name, displayName: `经办${name}`, ...accounts[name], passwordHash }
    const command: AccountCommand = { type: 'create-account', data, meta: this.#meta() }
    return accepted(this.#runtime.accounts.handle({ stream: streamOf.account(accountId), command, ...ids() }))
  }

  #meta() {
    return { now: this.#runtime.now(), actor: system }
  }
}

function ids() {
  const commandId = randomUUID()
  return { commandId, correlationId: commandId, creates: true }
}

async function accepted(result: Promise<CommandResult>): Promise<Position> {
  const settled = await result
  if (settled.outcome !== 'accepted') throw new Error(JSON.stringify(settled))
  return settled.position
}
