import type { PaperFacts } from './paper.ts'
import { Foot, Sheet, SignedBy } from './paper-parts.tsx'

/** 不予受理决定书. */
export function Decision({ t, detail, names, unit, decline }: PaperFacts) {
  if (decline === null) return null
  return (
    <Sheet title={t.declineTitle} unit={unit}>
      <p className="wubu-paper-number">{`${t.receiptNo} ${detail.receiptNo}`}</p>
      <p>{t.dear(detail.resident?.name ?? t.anonymous)}</p>
      <p className="wubu-paper-body">
        {t.declineIntro(detail.item === null ? t.someRequest : names.item(detail.item))}
      </p>
      <h3>{t.declineGround}</h3>
      <p className="wubu-paper-body">{decline.ground}</p>
      <h3>{t.declineGoTo}</h3>
      <p className="wubu-paper-body">{decline.goTo}</p>
      <p className="wubu-paper-body">{t.declineRemedy}</p>
      <Foot t={t} unit={unit} at={decline.at} />
      <SignedBy t={t} />
    </Sheet>
  )
}
