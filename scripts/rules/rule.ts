/** A rule of the domain and the tests that prove it. */
export interface Rule {
  readonly zh: string
  readonly en: string
  /** `file › title`, the file from the root of the project. Of a title that is put together, its fixed part. */
  readonly tests: readonly string[]
}

/** The rules of one part of the domain's description, in its order. */
export interface RuleGroup {
  readonly zh: string
  readonly en: string
  /** The part of the description, or the law, that the rules come from. */
  readonly source: string
  readonly rules: readonly Rule[]
}

/** `rule('中文', 'English', 'file › title', …)`. */
export function rule(zh: string, en: string, ...tests: readonly string[]): Rule {
  return { zh, en, tests }
}

/** Titles of one file: `of('packages/…')('title')`. */
export function of(file: string): (title: string) => string {
  return (title) => `${file} › ${title}`
}
