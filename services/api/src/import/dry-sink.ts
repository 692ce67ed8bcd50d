import { type Reference, requestDecider } from '@wubu/domain'
import { type NamesOf, unknownNames } from './names.ts'
import type { ReadRow } from './read-row.ts'
import { refusalText } from './refusal-text.ts'
import type { RowOutcome, RowSink } from './sink.ts'

/** What a log already holds; of no log, nothing. */
export interface DryView {
  readonly reference: Reference
  hasRequest(requestId: string): Promise<boolean>
}

/** Decides on every row as an import would, and writes nothing. */
export function drySink(view: DryView, now: string, tell?: (names: NamesOf) => void): RowSink {
  const newNames = { units: 0, items: 0, places: 0 }
  const seen = new Set<string>()
  const names = { units: new Set<string>(), items: new Set<string>(), places: new Set<string>() }
  const reference = withNames(view.reference, names)
  return {
    newNames,
    register: async (rows) => {
      const unknown = unknownNames(rows, reference)
      for (const { code } of unknown.units) names.units.add(code)
      for (const { code } of unknown.items) names.items.add(code)
      for (const { code } of unknown.places) names.places.add(code)
      tell?.(unknown)
      newNames.units += unknown.units.length
      newNames.items += unknown.items.length
      newNames.places += unknown.places.length
    },
    submit: async ({ data }: ReadRow): Promise<RowOutcome> => {
      if (seen.has(data.requestId) || (await view.hasRequest(data.requestId))) return { kind: 'alreadyThere' }
      seen.add(data.requestId)
      const meta = { now, actor: { id: 'import', role: 'system', unit: null }, reference } as const
      const decision = requestDecider.decide({ type: 'import-request', data, meta }, requestDecider.initial)
      if (!decision.accepted) return { kind: 'rejected', reason: refusalText(decision.refusal) }
      return { kind: 'added', position: null }
    },
  }
}

interface Names {
  readonly units: ReadonlySet<string>
  readonly items: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** The reference as it would be after the registrations of this import. */
function withNames(reference: Reference, names: Names): Reference {
  const none = { acceptance: null, acknowledge: null, legal: null, promised: null, firstContact: null, feedback: null }
  const clocks = { limits: none, stopPolicy: 'pause-workdays', extension: null } as const
  const itemFacts = { status: 'active', version: 1, handlingKinds: ['time-limited' as const], ...clocks } as const
  return {
    calendar: reference.calendar,
    post: (id) => reference.post(id),
    postsOf: (unit) => reference.postsOf(unit),
    unit: (id) =>
      reference.unit(id) ?? (names.units.has(id) ? { id, name: id, active: true, parent: null } : undefined),
    place: (id) => reference.place(id) ?? (names.places.has(id) ? { id, name: id, active: true } : undefined),
    item: (code) => {
      if (!names.items.has(code)) return reference.item(code)
      return {
        ...itemFacts,
        code,
        name: code,
        handlingKinds: [...itemFacts.handlingKinds],
        defaultUnit: null,
        materials: [],
        confirms: { returns: false, results: false },
        reason: null,
        supportUnits: [],
        independentFeedback: false,
      }
    },
  }
}
