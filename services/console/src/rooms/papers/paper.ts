import type { Names } from '../../shared/reference/reference.ts'
import type { Language } from '../../shared/settings/settings.ts'
import type { Materials } from './materials.ts'
import type { Decline, Detail, Notice, Result } from './queries.ts'
import type { texts } from './texts.ts'

export const paperKinds = ['receipt', 'notice', 'decline', 'result'] as const
export type PaperKind = (typeof paperKinds)[number]
export type PaperTexts = (typeof texts)[Language]

/** Everything that a paper says. */
export interface PaperFacts {
  readonly t: PaperTexts
  readonly language: Language
  readonly detail: Detail
  readonly names: Names
  /** Who issues it. */
  readonly unit: string
  readonly clerk: string
  readonly head: string
  readonly materials: Materials
  readonly notice: Notice | null
  readonly decline: Decline | null
  readonly results: readonly Result[]
  /** Epoch ms. */
  readonly now: number
}

/** The receipt always; the others once there is what they tell. */
export function papersOf({ notice, decline, detail }: Pick<PaperFacts, 'notice' | 'decline' | 'detail'>) {
  return paperKinds.filter((kind) => {
    if (kind === 'notice') return notice !== null
    if (kind === 'decline') return decline !== null && detail.state === 'closed.declined'
    return kind === 'receipt' || detail.completedAt !== null
  })
}

/** What is to be handed out now: the decision, the notice, else the receipt. */
export function paperToHandOut({ state }: Detail): PaperKind {
  if (state === 'closed.declined') return 'decline'
  return state === 'collecting.awaitingMaterials' ? 'notice' : 'receipt'
}

/** The open due date of a kind. */
export function dueOf({ deadlines }: Detail, kind: 'acceptance' | 'total'): string | null {
  return deadlines.findLast((one) => one.kind === kind && one.assignmentId === null)?.dueAt ?? null
}
