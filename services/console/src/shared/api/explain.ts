import { ApiError } from '@wubu/contract'
import type { Language } from '../settings/settings.ts'
import { texts } from '../texts.ts'
import { NoAnswer } from './connection.ts'

export interface Explanation {
  readonly title: string
  /** What to do now. */
  readonly advice: string
  /** Stable, for whoever is asked for help. */
  readonly code: string
  /** Fields that are malformed, as the API names them. */
  readonly issues: readonly { readonly path: string; readonly message: string }[]
}

/** An error in words for a clerk. */
export function explain(error: unknown, language: Language): Explanation {
  const t = texts[language].errors
  if (error instanceof ApiError) {
    const { code, status, problem } = error
    return {
      title: language === 'zh' ? problem.title : problem.titleEn,
      advice: adviceFor(status, t),
      code,
      issues: problem.issues ?? [],
    }
  }
  if (error instanceof NoAnswer) return { title: t.noAnswer, advice: t.noAnswerAdvice, code: 'no_answer', issues: [] }
  if (error instanceof Error && 'code' in error && error.code === 'unexpected_reply') {
    return { title: t.otherVersion, advice: t.otherVersionAdvice, code: 'unexpected_reply', issues: [] }
  }
  return { title: t.unknown, advice: t.unknownAdvice, code: 'console_error', issues: [] }
}

function adviceFor(status: number, t: (typeof texts)['zh' | 'en']['errors']): string {
  if (status === 401) return t.signInAdvice
  if (status === 403) return t.notPermittedAdvice
  if (status === 404) return t.notFoundAdvice
  if (status === 409 || status === 412) return t.conflictAdvice
  if (status === 429 || status === 503) return t.laterAdvice
  return status >= 500 ? t.unknownAdvice : t.correctAdvice
}
