import type { Names } from '../reference/reference.ts'
import { useNames } from '../reference/reference.ts'
import { useTexts } from '../settings/texts.ts'
import { shortTime } from '../settings/times.ts'
import { useWords, type WordList, type Words } from '../words/words.ts'
import type { TimelineEntry } from './queries.ts'
import { texts } from './texts.ts'

export interface Fact {
  readonly label: string
  readonly value: string
}

/** What an event says, in words: `const describe = useDescribe()`, then `describe.title(entry)` and `describe.facts(entry)`. */
export function useDescribe() {
  const t = useTexts(texts)
  const [words, names] = [useWords(), useNames()]
  const title = (type: string): string => Object.entries(t.events).find(([key]) => key === type)?.[1] ?? type
  return {
    title,
    who: ({ actor }: TimelineEntry): string => {
      const name = actor.name ?? actor.id
      return actor.for === null ? name : `${name} (${t.actingFor(actor.for.name ?? actor.for.id)})`
    },
    facts: ({ data, type, masked, erased }: TimelineEntry): readonly Fact[] =>
      Object.entries(t.facts).flatMap(([name, label]) => {
        const field = name === 'asked' ? 'by' : name
        if (masked.includes(field)) return { label, value: t.masked }
        if (erased.includes(field)) return { label, value: t.erased }
        const value = shown(name, data, type, words, names)
        return value === null ? [] : { label, value }
      }),
  }
}

/** Of which list the word for a code is; where it depends on the event, by its type first. */
const lists: Readonly<Record<string, WordList>> = {
  part: 'part',
  channel: 'channel',
  handlingKind: 'handlingKind',
  ground: 'ground',
  confirmation: 'confirmation',
  by: 'by',
  told: 'method',
  method: 'method',
  kind: 'deadline',
  policy: 'stopPolicy',
  outcome: 'outcome',
  level: 'level',
  colour: 'cardColour',
  field: 'field',
  feedback: 'concluded',
  evaluation: 'concluded',
}
const reasonLists: Readonly<Record<string, WordList>> = {
  ReturnRequested: 'returnReason',
  AssignmentReturned: 'returnReason',
  HandlingSuspended: 'suspensionReason',
  AssignmentSuspended: 'suspensionReason',
}
const instants = ['dueAt', 'warnAt', 'heldAt']

/** null where the event does not say it, or in a way that would tell nothing. */
function shown(name: string, data: TimelineEntry['data'], type: string, words: Words, names: Names): string | null {
  const value = data[name === 'asked' ? 'by' : name]
  if (value === null || value === undefined) return null
  const limit = limitOf(value)
  if (limit) return name === 'by' ? null : words.limit(limit)
  if (name === 'asked') return null
  if (typeof value === 'boolean') return words.yesNo(value)
  if (Array.isArray(value)) return listOf(name, value.map(String), words, names)
  const text = String(value)
  const list = name === 'reason' ? reasonLists[type] : lists[name]
  if (name === 'heldMinutes') return words.minutes(Number(value))
  if (instants.includes(name)) return shortTime(text)
  return list ? words.of(list, text) : named(name, text, names)
}

function listOf(name: string, values: readonly string[], words: Words, names: Names): string | null {
  return values.length === 0 ? null : words.list(values.map((one) => (name === 'units' ? names.unit(one) : one)))
}

function named(name: string, id: string, names: Names): string {
  if (name === 'unit' || name === 'toUnit') return names.unit(id)
  if (name === 'place' || name === 'window') return names.place(id)
  return name === 'item' ? names.item(id) : id
}

function limitOf(value: unknown): { readonly amount: number; readonly unit: string } | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('unit' in value)) return null
  return typeof value.amount === 'number' && typeof value.unit === 'string'
    ? { amount: value.amount, unit: value.unit }
    : null
}
