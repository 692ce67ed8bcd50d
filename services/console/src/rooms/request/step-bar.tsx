import { Grid, Steps } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import type { RequestDetail } from '../../shared/timeline/queries.ts'
import { texts } from './texts.ts'

const steps = ['collecting', 'analyzing', 'handling', 'feedback', 'evaluating'] as const
const names: readonly string[] = steps

/** 五步: what is done, what is now and what is next. */
export function StepBar({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const { states } = useTexts(shared)
  const isWide = Grid.useBreakpoint().md ?? true
  const [step = ''] = request.state.split('.')
  const isClosed = step === 'closed'
  const word = Object.entries(states).find(([state]) => state === request.state)?.[1] ?? request.state
  const at = isClosed ? lastStep(request) : names.indexOf(step)
  return (
    <Steps
      className="wubu-gap"
      size="small"
      orientation={isWide ? 'horizontal' : 'vertical'}
      current={isClosed && request.state === 'closed.completed' ? steps.length : at}
      status={isClosed && request.state !== 'closed.completed' ? 'error' : 'process'}
      items={steps.map((one, index) => ({ title: t.steps[one], content: wordOf(index) }))}
    />
  )

  function wordOf(index: number): string {
    if (isClosed && index === Math.min(at, steps.length - 1)) return `${t.ended} · ${word}`
    if (isClosed) return index < at ? t.doneStep : ''
    if (index === at) return `${t.now} · ${word}`
    if (index === at + 1) return t.next
    return index < at ? t.doneStep : ''
  }
}

/** How far a closed request came. */
function lastStep({ state, acceptedAt, completedAt, assignments }: RequestDetail): number {
  if (state === 'closed.completed') return steps.length - 1
  if (completedAt !== null) return 3
  if (assignments.length > 0) return 2
  return acceptedAt === null ? 0 : 1
}
