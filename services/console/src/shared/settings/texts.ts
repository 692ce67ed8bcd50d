import { type Language, useSettings } from './settings.ts'

/** The shape that the English texts must have: the same keys, and functions of the same arguments. */
export type TextsLike<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : TextsLike<T[K]>
}

/** `const t = useTexts(texts)`, where `texts` is `{zh, en}` of the room. */
export function useTexts<T>(texts: { readonly zh: T; readonly en: TextsLike<T> }): T | TextsLike<T> {
  return texts[useSettings().language]
}

/** Titles of navigation entries and screens, which are needed in the language of the moment. */
export type Title = (language: Language) => string
