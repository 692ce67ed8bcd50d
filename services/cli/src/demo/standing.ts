import type { StateValue } from '@wubu/domain/decider'

/** What a request counts as in the figures: `open` is accepted and not complete, `left` declined, withdrawn or merged. */
export type Standing = 'new' | 'open' | 'completed' | 'left'

/** Of the state that a command led to. */
export function standingAfter(to: StateValue | null): Standing {
  const at = to?.request ?? 'new'
  if (at === 'closed.declined' || at === 'closed.withdrawn' || at === 'closed.merged') return 'left'
  const [step] = at.split('.')
  if (step === 'analyzing' || step === 'handling') return 'open'
  return step === 'feedback' || step === 'evaluating' || step === 'closed' ? 'completed' : 'new'
}
