import { useMemo } from 'react'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { useWords } from '../../shared/words/words.ts'
import { texts } from './texts.ts'

export interface Fact {
  readonly key: string
  readonly label: string
  readonly value: string
}

type Content = Readonly<Record<string, unknown>>

/** What a version of an item says, label by label; a version of long ago may lack some of it. */
export function useItemFacts(): (content: Content) => readonly Fact[] {
  const t = useTexts(texts)
  const words = useWords()
  const names = useNames()
  return useMemo(() => {
    const nothing = t.content.nothing
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : nothing)
    const list = (value: unknown, of: (one: string) => string = String) =>
      Array.isArray(value) && value.length > 0 ? words.list(value.map((one) => of(String(one)))) : nothing
    const limit = (value: unknown) => (isLimit(value) ? words.limit(value) : nothing)
    const yesNo = (value: unknown) => words.yesNo(value === true)
    const audience = (value: unknown) => Object.entries(t.audiences).find(([key]) => key === value)?.[1] ?? text(value)
    return (content) => {
      const limits = entriesOf(content.limits)
      const confirms = entriesOf(content.confirms)
      const values = {
        name: text(content.name),
        handlingKinds: list(content.handlingKinds, (kind) => words.of('handlingKind', kind)),
        audience: audience(content.audience),
        materials: list(content.materials),
        defaultUnit: typeof content.defaultUnit === 'string' ? names.unit(content.defaultUnit) : nothing,
        supportUnits: list(content.supportUnits, names.unit),
        acceptance: limit(limits.acceptance),
        acknowledge: limit(limits.acknowledge),
        firstContact: limit(limits.firstContact),
        legal: limit(limits.legal),
        promised: limit(limits.promised),
        feedback: limit(limits.feedback),
        extension: limit(content.extension),
        stopPolicy: words.of('stopPolicy', text(content.stopPolicy)),
        confirmsReturns: yesNo(confirms.returns),
        confirmsResults: yesNo(confirms.results),
        independentFeedback: yesNo(content.independentFeedback),
        legalBasis: text(content.legalBasis),
        standardAnswers: list(answersOf(content.standardAnswers)),
      }
      return keysOf(values).map((key) => ({ key, label: t.content[key], value: values[key] }))
    }
  }, [t, words, names])
}

function keysOf<T extends object>(values: T): (keyof T & string)[] {
  return Object.keys(values).filter((key): key is keyof T & string => key in values)
}

function entriesOf(value: unknown): Content {
  return { ...(typeof value === 'object' ? value : null) }
}

function isLimit(value: unknown): value is { readonly amount: number; readonly unit: string } {
  return typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value
}

function answersOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((one) => String(entriesOf(one).question ?? '')) : []
}
