import type { Runtime } from '@wubu/api'
import { buildDistrict, createAccount, demoDistrict } from '@wubu/cli'
import { v5 as uuid5 } from 'uuid'
import { residentIdOf, type World } from './world.ts'

/** Of all accounts of a benchmark, which nobody else ever uses. */
export const password = 'nothing but a benchmark'
const namespace = '53b0a0c6-2f53-5c3e-8a51-6d1a3b8b7f02'
const chunk = 2_048

/** Catalogue, places, units and residents, through their commands. `now` is older than any request. */
export async function seedWorld(node: Runtime, world: World, now: string): Promise<void> {
  await buildDistrict(node, demoDistrict(), now)
  for (let from = 0; from < world.residents; from += chunk) {
    const count = Math.min(chunk, world.residents - from)
    await Promise.all(Array.from({ length: count }, (_, index) => registerResident(node, from + index, now)))
  }
}

async function registerResident({ residents }: Runtime, index: number, now: string): Promise<void> {
  const residentId = residentIdOf(index)
  const commandId = uuid5(residentId, namespace)
  const data = {
    residentId,
    name: `虚构居民${index}`,
    phone: `000-${String(index).padStart(8, '0')}`,
    idNumber: null,
    address: null,
    note: null,
  }
  const actor = { id: 'bench', role: 'system', unit: null } as const
  const command = { type: 'register-resident', data, meta: { now, actor } } as const
  const stream = `resident-${residentId}`
  const result = await residents.handle({ stream, command, commandId, correlationId: commandId, creates: true })
  if (result.outcome !== 'accepted') throw new Error(`${stream}: ${JSON.stringify(result)}`)
}

/** The login name of each post of a world; all have `password`. */
export function accountNames(world: World): readonly string[] {
  return accountsOf(world).map(({ name }) => name)
}

/** One account for every counter and every unit of a world, a dispatcher, one who calls back, a supervisor. */
export async function seedAccounts(node: Runtime, world: World): Promise<void> {
  for (const account of accountsOf(world)) await createAccount(node, account, password)
}

function accountsOf({ communities, units }: World) {
  const counter = (id: string) => ({ name: `window-${id}`, role: 'window' as const, unit: id, place: id })
  const handler = (unit: string) => ({ name: `handler-${unit}`, role: 'handler' as const, unit, place: null })
  const others = (['dispatcher', 'callback', 'supervisor'] as const).map((role) => ({
    name: role,
    role,
    unit: null,
    place: null,
  }))
  const all = [...communities.map(({ id }) => counter(id)), ...units.map(handler), ...others]
  return all.map((account) => ({ ...account, displayName: account.name }))
}
