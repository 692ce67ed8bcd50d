import { useItems, useNames } from '../reference/reference.ts'
import { useTexts } from '../settings/texts.ts'
import { today } from '../settings/times.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import type { CommandName } from './commands.ts'
import { texts } from './texts.ts'

/** 常用语 of a command with what is known filled in, then the item's standard answers where the resident will read it. */
export function useTextModules(command: CommandName, request: RequestDetail, unit: string | null): readonly string[] {
  const { templates, placeholders } = useTexts(texts)
  const names = useNames()
  const item = useItems().find(({ code }) => code === request.item)
  const own = Object.entries(templates).find(([name]) => name === command)?.[1] ?? []
  const known = {
    date: today(),
    unit: unit === null ? null : names.unit(unit),
    item: request.item === null ? null : names.item(request.item),
    receipt: request.receiptNo,
  }
  const answers = command === 'complete-assignment' ? (item?.standardAnswers ?? []) : []
  return [...own.map((template) => filled(template, known, placeholders)), ...answers.map(({ answer }) => answer)]
}

/** What is not known stays open, as 【what it is】. */
function filled(
  template: string,
  known: Readonly<Record<string, string | null>>,
  placeholders: Readonly<Record<string, string>>,
): string {
  return template.replace(/\{(\w+)\}/g, (_whole, key: string) => known[key] ?? `【${placeholders[key] ?? key}】`)
}
