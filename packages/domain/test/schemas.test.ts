import t from 'tap'
import { z } from 'zod'
import {
  accountEvents,
  assessmentEvents,
  calendarEvents,
  importEvents,
  itemEvents,
  meetingEvents,
  placeEvents,
  postEvents,
  ratingEvents,
  requestEvents,
  residentEvents,
  routingEvents,
  sessionEvents,
  unitEvents,
} from '../src/index.ts'
import { catalogue } from './golden/deciders.ts'

const all = Object.assign(
  {},
  accountEvents,
  assessmentEvents,
  calendarEvents,
  importEvents,
  itemEvents,
  meetingEvents,
  placeEvents,
  postEvents,
  ratingEvents,
  requestEvents,
  residentEvents,
  routingEvents,
  sessionEvents,
  unitEvents,
) as Readonly<Record<string, { readonly schema: z.ZodType }>>

/** Everything in a JSON schema that could give a text which parse and stringify do not keep. */
function unsafe(node: unknown, path = '$'): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const found: string[] = []
  if ('type' in node && node.type === 'number') found.push(`${path}: a number that may have a fraction`)
  if ('additionalProperties' in node && node.additionalProperties !== false) found.push(`${path}: keys of any name`)
  if ('patternProperties' in node) found.push(`${path}: keys by pattern`)
  for (const [key, value] of Object.entries(node)) {
    if (/^\d+$/.test(key) && path.endsWith('.properties')) found.push(`${path}: the key ${key}`)
    found.push(...unsafe(value, `${path}.${key}`))
  }
  return found
}

t.test('the data of every event type', async (t) => {
  t.same(Object.keys(all).sort(), Object.keys(catalogue).sort(), 'are all looked at')
  for (const [type, { schema }] of Object.entries(all)) {
    t.same(unsafe(z.toJSONSchema(schema)), [], `${type} gives a JSON text that survives parse and stringify`)
  }
})

/** Free text of people: whoever adds a field of that kind decides here that it is not personal. */
const plainTexts = [
  'AccountCreated.displayName',
  'AssessmentWeightsSet.note',
  'CalendarYearSet.source',
  'CorrectionRecorded.from',
  'DeadlineSet.calendarVersion',
  'DeadlineSet.rule',
  'ImportBegun.fileName',
  'ImportUndoBegun.reason',
  'ItemAdmitted.funding',
  'ItemAdmitted.responsibility',
  'ItemAdmitted.staff',
  'ItemConfirmed.finding',
  'ItemProposed.legalBasis',
  'ItemProposed.materials',
  'ItemProposed.name',
  'ItemProposed.reason',
  'ItemRectificationOrdered.finding',
  'ItemRegistered.legalBasis',
  'ItemRegistered.materials',
  'ItemRegistered.name',
  'ItemRejected.reason',
  'ItemReviewed.finding',
  'ItemRevised.legalBasis',
  'ItemRevised.materials',
  'ItemRevised.name',
  'ItemRevoked.reason',
  'ItemSuspended.reason',
  'PlaceRegistered.name',
  'PlaceRenamed.name',
  'PostEstablished.name',
  'RequestRegistered.receiptNo',
  'RoutingRuleSet.note',
  'UnitRegistered.name',
  'UnitRenamed.name',
]

t.test('a text that anybody may type is sealed, unless it speaks of no resident', async (t) => {
  const plain = Object.entries(all).flatMap(([type, { schema }]) => {
    const { properties = {} } = z.toJSONSchema(schema)
    return Object.entries(properties)
      .filter(([field, property]) => isFreeText(property) && !catalogue[type]?.sealed[field])
      .map(([field]) => `${type}.${field}`)
  })
  t.same(plain.sort(), plainTexts)
})

/** A string, or a list of them, without a pattern, a format or a list of values. */
function isFreeText(property: unknown): boolean {
  if (typeof property !== 'object' || property === null) return false
  if ('anyOf' in property && Array.isArray(property.anyOf)) return property.anyOf.some(isFreeText)
  const bound = 'pattern' in property || 'format' in property || 'enum' in property || 'const' in property
  if ('items' in property) return isFreeText(property.items)
  return 'type' in property && [property.type].flat().includes('string') && !bound
}
