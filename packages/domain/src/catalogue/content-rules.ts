import { type Decision, reject } from '../decider.ts'
import { refuser } from '../refuse.ts'
import type { ItemCommandNamed } from './commands.ts'
import { itemRefusals } from './refusals.ts'

const refuse = refuser(itemRefusals)
type ItemMeta = ItemCommandNamed<'revise-item'>['meta']
/** All that an item says. */
export type Content = ItemCommandNamed<'revise-item'>['data']

/** What does not fit together in an item, whoever writes it. */
export function refusedContent(content: Content, { reference }: ItemMeta): Decision<never> | null {
  const { handlingKinds, materials, limits, extension, supportUnits, defaultUnit, independentFeedback } = content
  if (new Set(handlingKinds).size < handlingKinds.length) return refuse('handling_kind_given_twice')
  if (new Set(supportUnits).size < supportUnits.length || supportUnits.some((unit) => unit === defaultUnit)) {
    return refuse('support_unit_given_twice')
  }
  const unknown = [defaultUnit, ...supportUnits].find(
    (unit) => unit !== null && reference !== undefined && !reference.unit(unit)?.active,
  )
  if (unknown !== undefined) return reject({ code: 'no_such_unit', unit: unknown })
  // 即时办结 is told on the spot by whoever did it
  if (independentFeedback && handlingKinds.includes('instant')) return refuse('instant_tells_itself')
  if (new Set(materials).size < materials.length) return refuse('material_given_twice')
  const { legal, promised } = limits
  // limits of different units are compared only by a calendar, which a catalogue does not have
  if (legal && promised && legal.unit === promised.unit && promised.amount > legal.amount) {
    return refuse('promised_longer_than_legal', { legal, promised })
  }
  const extended = promised ?? legal
  if (extension && extended && extension.unit !== extended.unit) {
    return refuse('extension_in_another_unit', { unit: extended.unit })
  }
  return null
}

export function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

/** Fields in one order, those of the limits too; the order of materials is what a clerk reads, and counts. */
function ordered(content: Content): readonly unknown[] {
  const { name, handlingKinds, materials, limits, defaultUnit, audience, stopPolicy, extension, confirms } = content
  const { supportUnits, standardAnswers, legalBasis, independentFeedback } = content
  const { acceptance, acknowledge, legal, promised, firstContact, feedback } = limits
  const all = [acceptance, acknowledge, legal, promised, firstContact, feedback, extension]
  const amounts = all.map((limit) => limit && [limit.amount, limit.unit])
  return [
    name,
    handlingKinds.toSorted(),
    materials,
    amounts,
    defaultUnit,
    audience,
    stopPolicy,
    confirms.returns,
    confirms.results,
    supportUnits.toSorted(),
    standardAnswers.map(({ question, answer }) => [question, answer]),
    legalBasis,
    independentFeedback,
  ]
}
