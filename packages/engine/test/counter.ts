import { accept, type Command, type Decider, type Recorded, reject } from '@wubu/domain/decider'
import { z } from 'zod'

/** The smallest aggregate with a rule, a resident and a sealed field: the engine knows no more of any. */
export type CounterEvent = {
  readonly type: 'Counted'
  readonly data: { readonly by: number; readonly note: string | null; readonly residentId: string | null }
}
export interface Count extends Command {
  readonly type: 'count'
  readonly data: { readonly by: number; readonly note: string | null; readonly residentId: string | null }
}
export interface Counter {
  readonly total: number
  readonly notes: readonly (string | null)[]
  readonly residentId: string | null
}

const schema = z.strictObject({ by: z.int(), note: z.string().nullable(), residentId: z.string().nullable() })

export const counterDecider: Decider<Counter, Count, CounterEvent> = {
  machine: { name: 'counter', version: 1 },
  initial: { total: 0, notes: [], residentId: null },
  events: {
    Counted: {
      type: 'Counted',
      version: 1,
      parse: (data) => schema.parse(data),
      sealed: { note: 'resident' },
      upcasters: {},
    },
  },
  decide: ({ data }, state) =>
    state.total + data.by > 10 ? reject({ code: 'too_many', total: state.total }) : accept({ type: 'Counted', data }),
  evolve: (state, { data }: Recorded<CounterEvent>) => ({
    total: state.total + data.by,
    notes: [...state.notes, data.note],
    residentId: data.residentId ?? state.residentId,
  }),
  stateValue: (state) => (state.total === 0 ? null : { counter: state.total > 5 ? 'many' : 'few' }),
  residentOf: (state) => state.residentId,
}

export function count(by: number, note: string | null = null, residentId: string | null = null): Count {
  const actor = { id: 'tester', role: 'system', unit: null } as const
  return { type: 'count', data: { by, note, residentId }, meta: { now: '2026-03-02T02:00:00.000Z', actor } }
}
