import { Alert, Steps } from 'antd'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { fullTime } from '../../shared/settings/times.ts'
import type { Progress } from './queries.ts'
import { texts } from './texts.ts'

const order = ['collecting', 'analyzing', 'handling', 'feedback', 'evaluating'] as const

export function ProgressFacts({ progress }: { readonly progress: Progress }) {
  const t = useTexts(texts)
  const { step, state, item, units, merged, completedAt, acceptedAt, dueAt } = progress
  const rows = [
    [t.receiptNo, progress.receiptNo],
    [t.item, item?.name ?? t.noItem],
    [t.registeredAt, fullTime(progress.registeredAt)],
    [t.acceptedAt, acceptedAt && fullTime(acceptedAt)],
    [t.dueAt, completedAt === null && dueAt !== null ? fullTime(dueAt) : null],
    [t.completedAt, completedAt && fullTime(completedAt)],
    [t.units, units.join('、') || null],
  ] as const
  return (
    <>
      <p className="wubu-public-state">
        <StateTag state={state} />
      </p>
      {merged && <Alert type="info" showIcon className="wubu-gap" title={t.merged} />}
      <section aria-label={t.bar} className="wubu-gap">
        <Steps
          size="small"
          responsive={false}
          titlePlacement="vertical"
          current={step === 'closed' ? order.length : order.map(String).indexOf(step)}
          items={order.map((one) => ({ title: t.steps[one] }))}
        />
      </section>
      <dl className="wubu-public-facts">
        {rows.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <History steps={progress.steps} />
    </>
  )
}

/** What a resident understands; what goes on between units is not told. */
function History({ steps }: Pick<Progress, 'steps'>) {
  const t = useTexts(texts)
  const words = new Map(Object.entries(t.events))
  const told = steps
    .map((one, index) => ({ ...one, index }))
    .filter(({ type }) => words.has(type))
    .reverse()
  return (
    <section>
      <h2>{t.history}</h2>
      <ol className="wubu-public-history">
        {told.map(({ at, type, index }) => (
          <li key={index}>
            <time dateTime={at}>{fullTime(at)}</time>
            <span>{words.get(type)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
