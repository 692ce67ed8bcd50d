import type { CallInput, Routes } from '@wubu/contract'
import type { ItemDetail } from './queries.ts'

export type ItemBody = CallInput<Routes['reviseItem']>['body']
type Limit = NonNullable<ItemBody['limits']['legal']>
type MaybeLimit = Limit | null | undefined

/** What is typed into the form of an item; `code` and `reason` are asked for where it is new. */
export interface ItemValues extends Omit<ItemBody, 'limits' | 'extension'> {
  readonly code: string
  readonly reason: string
  readonly limits: { readonly [L in keyof ItemBody['limits']]?: MaybeLimit }
  readonly extension?: MaybeLimit
}

export const emptyItem: ItemValues = {
  code: '',
  reason: '',
  name: '',
  handlingKinds: ['time-limited'],
  materials: [],
  limits: {},
  defaultUnit: null,
  audience: 'residents',
  stopPolicy: 'pause-workdays',
  extension: null,
  confirms: { returns: false, results: false },
  supportUnits: [],
  standardAnswers: [],
  legalBasis: null,
  independentFeedback: false,
}

export function isItemValues(kept: unknown): kept is ItemValues {
  return typeof kept === 'object' && kept !== null && Object.keys(emptyItem).every((field) => field in kept)
}

/** Of a version in force, to be changed or asked for anew. */
export function valuesOf(item: ItemDetail): ItemValues {
  const { code, name, materials, limits, defaultUnit, stopPolicy, extension } = item
  const { confirms, supportUnits, standardAnswers, legalBasis, independentFeedback } = item
  return {
    ...emptyItem,
    ...{ code, name, materials, limits, defaultUnit, stopPolicy, extension },
    ...{ confirms, supportUnits, standardAnswers, legalBasis, independentFeedback },
    handlingKinds: handlingKinds.filter((kind) => item.handlingKinds.includes(kind)),
    audience: audiences.find((audience) => audience === item.audience) ?? 'residents',
  }
}

export const handlingKinds = ['instant', 'joint-meeting', 'time-limited'] as const
export const audiences = ['residents', 'organisations', 'both'] as const
export const limitNames = ['acceptance', 'acknowledge', 'firstContact', 'legal', 'promised', 'feedback'] as const

/** As the API takes it: what was left empty is null. */
export function bodyOf({ code: _code, reason: _reason, ...values }: ItemValues): ItemBody {
  const { acceptance, acknowledge, legal, promised, firstContact, feedback } = values.limits
  return {
    ...values,
    limits: {
      acceptance: acceptance ?? null,
      acknowledge: acknowledge ?? null,
      legal: legal ?? null,
      promised: promised ?? null,
      firstContact: firstContact ?? null,
      feedback: feedback ?? null,
    },
    extension: values.extension ?? null,
    defaultUnit: values.defaultUnit ?? null,
    legalBasis: values.legalBasis?.trim() ? values.legalBasis : null,
  }
}
