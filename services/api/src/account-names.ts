import type { DecodedEvent } from '@wubu/engine'
import { streamOf } from './ids.ts'
import type { Runtime } from './runtime.ts'

/** Who did it, by the names of their accounts. */
export async function namesOf(
  { accounts }: Runtime,
  events: readonly DecodedEvent[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const actors = events.map(({ metadata }) => metadata.actor)
  // also those for whom somebody stood in
  for (const id of new Set(actors.flatMap((one) => (one.for === undefined ? [one.id] : [one.id, one.for])))) {
    const { state } = await accounts.load(streamOf.account(id))
    if (state) names.set(id, state.displayName)
  }
  return names
}
