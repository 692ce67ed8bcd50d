import { Alert, Button, Flex, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useShortcut } from '../../shared/keyboard/shortcuts.ts'
import { useListState } from '../../shared/list/use-list-state.ts'
import { PrintButton } from '../../shared/print/print-sheet.tsx'
import { useMe } from '../../shared/session/session.ts'
import type { Language } from '../../shared/settings/settings.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Decision } from './decision.tsx'
import { NoticePaper } from './notice.tsx'
import { type PaperFacts, type PaperKind, paperKinds, papersOf, paperToHandOut } from './paper.ts'
import { Receipt } from './receipt.tsx'
import { ResultNotice } from './result-notice.tsx'
import { texts } from './texts.ts'

const sheets = { receipt: Receipt, notice: NoticePaper, decline: Decision, result: ResultNotice } as const

/** The papers of a request: which one, in which language, as it will look, and printed. */
export function PaperDesk({ facts }: { readonly facts: Omit<PaperFacts, 't' | 'language'> }) {
  const t = useTexts(texts)
  // papers are for the resident: their language is not that of the screen
  const [language, setLanguage] = useState<Language>('zh')
  const [{ paper, fresh }, change] = useListState({ paper: '', fresh: '' })
  const isFresh = fresh === 'true'
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // after an intake Enter prints
    if (isFresh) buttons.current?.querySelector('button')?.focus()
  }, [isFresh])
  const { detail } = facts
  const available = papersOf(facts)
  const wanted = paperKinds.find((kind) => kind === paper) ?? paperToHandOut(detail)
  const kind = available.includes(wanted) ? wanted : 'receipt'
  const Paper = sheets[kind]
  const sheet = <Paper {...facts} t={texts[language]} language={language} />
  return (
    <>
      {isFresh && <Alert type="success" showIcon className="wubu-gap" title={t.fresh(detail.receiptNo)} />}
      <Flex wrap gap="small" className="wubu-gap" ref={buttons}>
        <PrintButton paper="a5" label={t.printA5}>
          {sheet}
        </PrintButton>
        {kind === 'receipt' && (
          <PrintButton paper="roll" label={t.printRoll}>
            {sheet}
          </PrintButton>
        )}
        <Onward requestId={detail.requestId} />
      </Flex>
      <Flex wrap gap="small" className="wubu-gap">
        <Segmented<PaperKind>
          aria-label={t.which}
          value={kind}
          onChange={(next) => change({ paper: next })}
          options={available.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <Segmented<Language>
          aria-label={t.language}
          value={language}
          onChange={setLanguage}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        />
      </Flex>
      <section className="wubu-paper-preview" aria-label={t.preview} lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {sheet}
      </section>
    </>
  )
}

const intakeRoles = ['window', 'grid', 'dispatcher']

function Onward({ requestId }: { readonly requestId: string }) {
  const t = useTexts(texts)
  const { role } = useMe()
  return (
    <>
      {intakeRoles.includes(role) && <NextIntake />}
      <Link to={`/requests/${requestId}`}>
        <Button type="link" tabIndex={-1}>
          {t.open}
        </Button>
      </Link>
    </>
  )
}

function NextIntake() {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const go = () => void navigate('/intake')
  useShortcut('n', t.next, go)
  return <Button onClick={go}>{t.next}</Button>
}
