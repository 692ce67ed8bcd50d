import { fullTime } from '../../shared/settings/times.ts'
import { texts as shared } from '../../shared/texts.ts'
import { dueOf, type PaperFacts } from './paper.ts'
import { Facts, LookUpCode, Sheet } from './paper-parts.tsx'

/** 回执. */
export function Receipt({ t, language, detail, names, unit, clerk, head, materials, now }: PaperFacts) {
  const { receiptNo, progressCode, resident, state, acceptedAt } = detail
  const total = dueOf(detail, 'total')
  const acceptance = acceptedAt === null ? dueOf(detail, 'acceptance') : null
  const common = shared[language]
  const channel = Object.entries(common.channels).find(([key]) => key === detail.channel)?.[1] ?? detail.channel
  const word = Object.entries(common.states).find(([key]) => key === state)?.[1] ?? state
  return (
    <Sheet title={t.receiptTitle} unit={unit}>
      <LookUpCode t={t} receiptNo={receiptNo} code={progressCode} />
      <Facts
        rows={[
          [t.resident, resident?.name ?? ''],
          [t.item, detail.item === null ? '' : names.item(detail.item)],
          [t.place, detail.place === null ? '' : names.place(detail.place)],
          [t.address, detail.address],
          [t.channel, channel],
          [t.registeredAt, fullTime(detail.registeredAt)],
          [t.acceptedAt, acceptedAt === null ? '' : fullTime(acceptedAt)],
          [t.acceptanceDue, acceptance === null ? '' : fullTime(acceptance)],
          [t.dueAt, total === null || detail.completedAt !== null ? '' : fullTime(total)],
          [t.completedAt, detail.completedAt === null ? '' : fullTime(detail.completedAt)],
          [t.state, word],
          [t.received, t.list(materials.received)],
          [t.stillMissing, t.list(materials.missing)],
          [t.clerk, clerk],
        ]}
      />
      <p>{t.keep}</p>
      <section className="wubu-paper-small">
        <div>{t.chainHead}</div>
        <code className="wubu-paper-hash">{head.match(/.{1,8}/g)?.join(' ')}</code>
        <div>{t.chainWhy}</div>
        <div>{t.printedAt(fullTime(new Date(now).toISOString()))}</div>
      </section>
    </Sheet>
  )
}
