import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import { progressAddress } from '../../shared/request/progress-address.ts'
import { publicOrigin } from '../../shared/settings/server.ts'
import { shortDay } from '../../shared/settings/times.ts'
import type { PaperTexts } from './paper.ts'

interface SheetProps {
  readonly title: string
  readonly unit: string
  readonly children: ReactNode
}

/** The head that every paper has. */
export function Sheet({ title, unit, children }: SheetProps) {
  return (
    <article className="wubu-paper">
      <header>
        <div className="wubu-paper-unit">{unit}</div>
        <h2>{title}</h2>
      </header>
      {children}
    </article>
  )
}

/** `[label, value]`; what is empty is left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="wubu-paper-facts">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

interface CodeProps {
  readonly t: PaperTexts
  readonly receiptNo: string
  readonly code: string | null
}

export function LookUpCode({ t, receiptNo, code }: CodeProps) {
  return (
    <section className="wubu-paper-code">
      <QRCode
        aria-label={t.scan}
        type="svg"
        size={128}
        bordered={false}
        color="#000000"
        bgColor="#ffffff"
        errorLevel="M"
        value={progressAddress(publicOrigin(), { receiptNo, code })}
      />
      <div>
        <div>{t.receiptNo}</div>
        <div className="wubu-paper-big">{receiptNo}</div>
        {code !== null && (
          <>
            <div>{t.code}</div>
            <div className="wubu-paper-big">{`${code.slice(0, 4)} ${code.slice(4)}`}</div>
          </>
        )}
        <div className="wubu-paper-small">{t.scan}</div>
        <div className="wubu-paper-small wubu-breaking">{`${publicOrigin()}/progress`}</div>
      </div>
    </section>
  )
}

/** Who stands behind it, and room for the seal. */
export function Foot({ t, unit, at }: { readonly t: PaperTexts; readonly unit: string; readonly at: string }) {
  return (
    <footer className="wubu-paper-foot">
      <div>{`${unit}${t.seal}`}</div>
      <div>{shortDay(at)}</div>
    </footer>
  )
}

export function SignedBy({ t }: { readonly t: PaperTexts }) {
  return (
    <div className="wubu-paper-sign">
      <span>{t.signed}</span>
      <span className="wubu-paper-line" />
      <span>{t.signedDate}</span>
      <span className="wubu-paper-line" />
    </div>
  )
}
