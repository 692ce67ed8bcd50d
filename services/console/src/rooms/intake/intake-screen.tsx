import { App, Typography } from 'antd'
import { useNavigate } from 'react-router'
import { explain } from '../../shared/api/explain.ts'
import { useDraft } from '../../shared/draft/use-draft.ts'
import { useItems } from '../../shared/reference/reference.ts'
import { useMe } from '../../shared/session/session.ts'
import { useSettings } from '../../shared/settings/settings.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { emptyIntake, isIntake } from './draft.ts'
import { DraftNote } from './draft-note.tsx'
import { Duplicates } from './duplicates.tsx'
import { IntakeForm } from './intake-form.tsx'
import './intake.css'
import { texts } from './texts.ts'
import { type Submitted, useSubmit } from './use-submit.ts'

export function IntakeScreen() {
  const t = useTexts(texts)
  const { language } = useSettings()
  const { notification } = App.useApp()
  const navigate = useNavigate()
  const me = useMe()
  const items = useItems()
  const draft = useDraft('intake', emptyIntake(me), isIntake)
  const submit = useSubmit(draft, done)
  const item = items.find(({ code }) => code === draft.values.item) ?? null

  function done({ receipt: { requestId, receiptNo }, refusal }: Submitted): void {
    if (refusal !== null) {
      const { title, advice, code } = explain(refusal, language)
      notification.error({
        title: t.registeredBut(receiptNo),
        description: [title, advice, code].join(' '),
        duration: 0,
      })
    }
    void navigate(`/papers/${requestId}?fresh=true`)
  }

  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <DraftNote draft={draft} />
      <div className="wubu-intake">
        <IntakeForm me={me} draft={draft} item={item} submit={submit} />
        <aside className="wubu-intake-side" aria-label={t.duplicates}>
          <Duplicates values={draft.values} />
        </aside>
      </div>
    </>
  )
}
