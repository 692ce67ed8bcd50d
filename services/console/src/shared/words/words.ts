import { useMemo } from 'react'
import { type Language, useSettings } from '../settings/settings.ts'
import { texts as shared } from '../texts.ts'
import { texts } from './texts.ts'

type Texts = ReturnType<typeof textsOf>
export type WordList = {
  [K in keyof Texts]: Texts[K] extends Readonly<Record<string | number, string>> ? K : never
}[keyof Texts]

export interface Words {
  /** `words.of('channel', 'window')`; a code that this console does not know stands as it is. */
  readonly of: (list: WordList, code: string | number | null) => string
  readonly limit: (limit: { readonly amount: number; readonly unit: string }) => string
  readonly minutes: (minutes: number | null) => string
  readonly yesNo: (value: boolean) => string
  readonly list: (values: readonly string[]) => string
  /** For a Select. */
  readonly options: (list: WordList, codes?: readonly string[]) => { value: string; label: string }[]
}

export function useWords(): Words {
  const { language } = useSettings()
  return useMemo(() => wordsOf(textsOf(language)), [language])
}

/** With the channels, which others name as well. */
function textsOf(language: Language) {
  return { ...texts[language], channel: shared[language].channels }
}

function wordsOf(t: Texts): Words {
  const of = (list: WordList, code: string | number | null): string =>
    code === null ? '–' : (Object.entries(t[list]).find(([key]) => key === String(code))?.[1] ?? String(code))
  return {
    of,
    limit: ({ amount, unit }) => t.limit(amount, of('limitUnit', unit)),
    minutes: (minutes) => (minutes === null ? '–' : t.minutes(minutes)),
    yesNo: (value) => (value ? t.yes : t.no),
    list: (values) => values.join(t.listed),
    options: (list, codes = Object.keys(t[list])) => codes.map((value) => ({ value, label: of(list, value) })),
  }
}
