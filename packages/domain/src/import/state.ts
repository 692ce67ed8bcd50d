import type { NewEvent, Recorded, StateValue } from '../decider.ts'
import type { ImportEvent } from './events.ts'

type DataOf<T extends ImportEvent['type']> = Extract<ImportEvent, { type: T }>['data']
type Ended = Omit<DataOf<'ImportEnded'>, 'importId'> & { readonly at: string }
type UndoEnded = Omit<DataOf<'ImportUndoEnded'>, 'importId'> & { readonly at: string }

/** One import, as far as the log tells. */
export interface ImportFacts extends Readonly<DataOf<'ImportBegun'>> {
  readonly begunAt: string
  /** An account. */
  readonly begunBy: string
  /** null while it runs, and for ever where its node died. */
  readonly ended: Ended | null
  /** Its last undoing; `ended` null as above. */
  readonly undo: UndoFacts | null
}

interface UndoFacts {
  readonly at: string
  readonly by: string
  readonly reason: string
  readonly ended: UndoEnded | null
}

/** All imports of the log, in one stream: there are few, and their list is always current. null before the first. */
export type ImportsState = { readonly imports: readonly ImportFacts[] } | null

export const initialImports: ImportsState = null

export function evolveImports(state: ImportsState, event: Recorded<ImportEvent>): ImportsState {
  const imports = state?.imports ?? []
  const { occurredAt: at, actor } = event
  switch (event.type) {
    case 'ImportBegun':
      return { imports: [...imports, { ...event.data, begunAt: at, begunBy: actor.id, ended: null, undo: null }] }
    case 'ImportEnded': {
      const { importId, ...ended } = event.data
      return { imports: changed(imports, importId, () => ({ ended: { ...ended, at } })) }
    }
    case 'ImportUndoBegun': {
      const { importId, reason } = event.data
      return { imports: changed(imports, importId, () => ({ undo: { at, by: actor.id, reason, ended: null } })) }
    }
    case 'ImportUndoEnded': {
      const { importId, ...ended } = event.data
      return {
        imports: changed(imports, importId, ({ undo }) => ({ undo: undo && { ...undo, ended: { ...ended, at } } })),
      }
    }
    default:
      event satisfies never
      return state
  }
}

function changed(
  imports: readonly ImportFacts[],
  importId: string,
  change: (one: ImportFacts) => Partial<ImportFacts>,
): readonly ImportFacts[] {
  return imports.map((one) => (one.importId === importId ? { ...one, ...change(one) } : one))
}

export function importsStateValue(state: ImportsState, _event: NewEvent): StateValue | null {
  return state && { imports: 'kept' }
}
