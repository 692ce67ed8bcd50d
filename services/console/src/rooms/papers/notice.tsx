import type { PaperFacts } from './paper.ts'
import { Facts, Foot, Sheet, SignedBy } from './paper-parts.tsx'

/** 一次性告知书: everything that is missing, in one paper. */
export function NoticePaper({ t, detail, names, unit, notice }: PaperFacts) {
  if (notice === null) return null
  return (
    <Sheet title={t.noticeTitle} unit={unit}>
      <p className="wubu-paper-number">{`${t.receiptNo} ${detail.receiptNo}`}</p>
      <p>{t.dear(detail.resident?.name ?? t.anonymous)}</p>
      <p className="wubu-paper-body">{t.noticeIntro(detail.item === null ? t.someRequest : names.item(detail.item))}</p>
      <ol>
        {notice.materials.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
      <Facts
        rows={[
          [t.noticeNote, notice.note],
          [t.noticeAgain, notice.again],
        ]}
      />
      <p className="wubu-paper-small">{t.noticeLaw}</p>
      <Foot t={t} unit={unit} at={notice.at} />
      <SignedBy t={t} />
    </Sheet>
  )
}
