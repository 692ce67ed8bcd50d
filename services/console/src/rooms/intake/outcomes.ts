import type { Item as CatalogueItem } from '../../shared/reference/reference.ts'
import type { Me } from '../../shared/room.ts'
import type { Intake, Outcome } from './draft.ts'

/** What of an item decides here. */
type Item = Pick<CatalogueItem, 'handlingKinds' | 'materials'>

/** What can be decided at once; the rest of the work is for whoever may. */
export function possibleOutcomes({ role, unit }: Me, item: Item | null): readonly Outcome[] {
  const isAtOnce = item !== null && unit !== null && item.handlingKinds.includes('instant')
  if (role === 'grid') return isAtOnce ? ['register', 'instant'] : ['register']
  if (item === null) return ['register', 'decline']
  const notice: readonly Outcome[] = item.materials.length > 0 ? ['notice'] : []
  return ['accept', ...(isAtOnce ? (['instant'] as const) : []), ...notice, 'register', 'decline']
}

/** The clerk's choice where it still stands, else what the materials say: 受理 once they are all there, else 一次性告知. */
export function outcomeOf(intake: Intake, me: Me, item: Item | null): Outcome {
  const possible = possibleOutcomes(me, item)
  if (intake.outcome !== null && possible.includes(intake.outcome)) return intake.outcome
  const suggested = missingMaterials(intake, item).length > 0 ? 'notice' : 'accept'
  return possible.includes(suggested) ? suggested : (possible[0] ?? 'register')
}

export function missingMaterials({ brought }: Intake, item: Item | null): readonly string[] {
  return item?.materials.filter((one) => !brought.includes(one)) ?? []
}

export type Missing = 'item' | 'result' | 'ground' | 'goTo' | 'materials' | 'what'

/** What still has to be filled in before it can be sent; nothing of it can be found out by the server alone. */
export function stillMissing(intake: Intake, outcome: Outcome, item: Item | null): readonly Missing[] {
  const isEmpty = (text: string) => text.trim() === ''
  return [
    // a draft may name an item that is not taken any more, or one of a catalogue that is still loading
    ...(intake.item !== null && item === null ? (['item'] as const) : []),
    ...(intake.item === null && isEmpty(intake.description) ? (['what'] as const) : []),
    ...(outcome === 'instant' && isEmpty(intake.result) ? (['result'] as const) : []),
    ...(outcome === 'decline' && isEmpty(intake.ground) ? (['ground'] as const) : []),
    ...(outcome === 'decline' && isEmpty(intake.goTo) ? (['goTo'] as const) : []),
    ...(outcome === 'notice' && missingMaterials(intake, item).length === 0 ? (['materials'] as const) : []),
  ]
}
