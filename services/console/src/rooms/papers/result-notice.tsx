import { fullTime } from '../../shared/settings/times.ts'
import { dueOf, type PaperFacts } from './paper.ts'
import { Facts, Foot, LookUpCode, Sheet } from './paper-parts.tsx'

/** 办结通知书, with the way to evaluate. */
export function ResultNotice({ t, detail, names, unit, results }: PaperFacts) {
  const { completedAt, receiptNo, progressCode } = detail
  if (completedAt === null) return null
  const due = dueOf(detail, 'total')
  const told = results.filter(({ result }) => result !== '')
  return (
    <Sheet title={t.resultTitle} unit={unit}>
      <p>{t.dear(detail.resident?.name ?? t.anonymous)}</p>
      <p className="wubu-paper-body">{t.resultIntro(detail.item === null ? t.someRequest : names.item(detail.item))}</p>
      {told.length === 0 && <p className="wubu-paper-body">{t.resultNone}</p>}
      {told.map(({ unit: by, result }) => (
        <p key={`${by} ${result}`} className="wubu-paper-body">
          <strong>{t.resultBy(names.unit(by))}</strong>
          {result}
        </p>
      ))}
      <Facts
        rows={[
          [t.registeredAt, fullTime(detail.registeredAt)],
          [t.dueAt, due === null ? '' : fullTime(due)],
          [t.completedAt, [fullTime(completedAt), due && (completedAt <= due ? t.inTime : t.late)].join(' ')],
        ]}
      />
      <LookUpCode t={t} receiptNo={receiptNo} code={progressCode} />
      <p>{t.resultEvaluate}</p>
      <Foot t={t} unit={unit} at={completedAt} />
    </Sheet>
  )
}
