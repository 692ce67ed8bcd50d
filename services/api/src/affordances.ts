import { errorCatalogue } from '@wubu/contract'
import type { Affordances } from '@wubu/domain'
import type { Refusal } from '@wubu/domain/decider'

/** What may be done now, and for everything else why not: in code and words, and what kind of reason it is. */
export function explained(affordances: Affordances) {
  const allowed: string[] = []
  const refused: Record<string, ReturnType<typeof reasonOf>> = {}
  for (const [command, refusal] of Object.entries(affordances)) {
    if (refusal === null) allowed.push(command)
    else refused[command] = reasonOf(refusal)
  }
  return { allowed, refused }
}

function reasonOf({ code }: Refusal) {
  const entry = errorCatalogue[code]
  return { code, kind: entry?.kind ?? ('state' as const), title: entry?.zh ?? code, titleEn: entry?.en ?? code }
}
