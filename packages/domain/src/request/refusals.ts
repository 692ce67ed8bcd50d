import { analyseRefusals } from './refusals/analyse.ts'
import { clockRefusals } from './refusals/clock.ts'
import { collectRefusals } from './refusals/collect.ts'
import { concludeRefusals } from './refusals/conclude.ts'
import { generalRefusals } from './refusals/general.ts'
import { handleRefusals } from './refusals/handle.ts'
import { superviseRefusals } from './refusals/supervise.ts'

/** Why a command on a request is refused, and what to do: one sentence in Chinese, one in English. */
export const requestRefusals = {
  ...generalRefusals,
  ...collectRefusals,
  ...analyseRefusals,
  ...handleRefusals,
  ...concludeRefusals,
  ...clockRefusals,
  ...superviseRefusals,
} as const
