import { placeKinds } from '@wubu/domain'
import type { CommandResult } from '@wubu/engine'
import type { Runtime } from '../runtime.ts'
import { commandIdOf } from './command-ids.ts'
import type { Mapping } from './mapping.ts'
import { type NamesOf, unknownNames } from './names.ts'
import type { NamedCode, ReadRow } from './read-row.ts'
import { refusalText } from './refusal-text.ts'
import { registerItem, registerPlace, registerUnit, waitUntilKnown } from './registrations.ts'
import type { RowOutcome, RowSink } from './sink.ts'

/** What an import needs of a node. */
export type ImportNode = Pick<Runtime, 'requests' | 'units' | 'items' | 'places' | 'reference' | 'now'>

const actor = { id: 'import', role: 'system', unit: null } as const

interface LogSinkOptions {
  /** Stands as correlation with every request, for an import that may be undone. */
  readonly importId?: string
  readonly tell?: (names: NamesOf) => void
}

/** Into the log, through the same commands as everything else; ids are made of the row's own, so that again is a retry. */
export function logSink(node: ImportNode, mapping: Mapping, { importId, tell }: LogSinkOptions = {}): RowSink {
  const newNames = { units: 0, items: 0, places: 0 }
  return {
    newNames,
    register: async (rows) => {
      const names = unknownNames(rows, node.reference)
      const { units, items, places } = names
      const by = { actor, now: node.now() }
      const positions = await Promise.all([
        ...units.map((unit) => registerUnit(node, by, unitOf(unit, mapping))),
        ...items.map((item) => registerItem(node, by, itemOf(item))),
      ])
      positions.push(...(await registerPlaces(node, mapping, places)))
      await waitUntilKnown(node, positions)
      tell?.(names)
      newNames.units += units.length
      newNames.items += items.length
      newNames.places += places.length
    },
    submit: (row) => submit(node, row, importId),
  }
}

function unitOf({ code, name }: NamedCode, { units }: Mapping) {
  return { unitId: code, name, kind: units.kind, place: null, parent: null }
}

/** Without limits: what the source promises stands in each row. */
function itemOf({ code, name }: NamedCode) {
  const limits = {
    acceptance: null,
    acknowledge: null,
    legal: null,
    promised: null,
    firstContact: null,
    feedback: null,
  }
  return {
    code,
    name,
    handlingKinds: ['time-limited' as const],
    materials: [],
    confirms: { returns: false, results: false },
    supportUnits: [],
    standardAnswers: [],
    legalBasis: null,
    independentFeedback: false,
    limits,
    defaultUnit: null,
    audience: 'both' as const,
    stopPolicy: 'pause-workdays' as const,
    extension: null,
  }
}

/** First the places that all places of the file lie in, from the district down. */
async function registerPlaces(node: ImportNode, { places: tree }: Mapping, places: readonly NamedCode[]) {
  if (places.length === 0) return []
  const by = { actor, now: node.now() }
  const register = ({ code, name }: NamedCode, level: number) => {
    const above = tree?.within[level - 1]
    const parent = above ? { id: above.code, kind: placeKinds[level - 1] ?? 'district' } : null
    const kind = placeKinds[level] ?? 'building'
    return registerPlace(node, by, { placeId: code, kind, name, parent: above?.code ?? null }, parent)
  }
  const within = tree?.within ?? []
  const above = []
  for (const [level, place] of within.entries()) above.push(await register(place, level))
  return [...above, ...(await Promise.all(places.map((place) => register(place, within.length))))]
}

async function submit(node: ImportNode, { data }: ReadRow, importId: string | undefined): Promise<RowOutcome> {
  const stream = `request-${data.requestId}`
  const commandId = commandIdOf(stream, 'import-request')
  const meta = { now: node.now(), actor, reference: node.reference }
  const command = { type: 'import-request', data, meta } as const
  return outcomeOf(
    await node.requests.handle({ stream, commandId, correlationId: importId ?? commandId, creates: true, command }),
  )
}

function outcomeOf(result: CommandResult): RowOutcome {
  switch (result.outcome) {
    case 'accepted':
      return result.repeated ? { kind: 'alreadyThere' } : { kind: 'added', position: result.position }
    case 'keyReused':
      return { kind: 'rejected', reason: 'imported before with other content: an import never overwrites' }
    case 'refused':
      return { kind: 'rejected', reason: refusalText(result.refusal) }
    case 'stale':
    case 'contended':
      return { kind: 'rejected', reason: 'other writers were faster: import the file again' }
    default:
      return result satisfies never
  }
}
