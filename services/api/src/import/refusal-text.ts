import { calendarRefusals, requestRefusals } from '@wubu/domain'
import type { Refusal } from '@wubu/domain/decider'

const texts: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ...requestRefusals,
  ...calendarRefusals,
}

/** A refusal as one line: its code, what it means, and what it speaks of. */
export function refusalText({ code, ...details }: Refusal): string {
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined
  const detail = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`)
  const said = text ? `${text.zh} ${text.en}` : ''
  return [code, said, detail.join(', ')].filter((part) => part !== '').join(': ')
}
