import { Alert, Button } from 'antd'
import type { Draft } from '../../shared/draft/use-draft.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { texts as shared } from '../../shared/texts.ts'
import type { Intake } from './draft.ts'

/** That there was something typed before, or that it was sent already: in both cases it may be thrown away. */
export function DraftNote({ draft: { restoredAt, wasSent, discard } }: { readonly draft: Draft<Intake> }) {
  const t = useTexts(shared).draft
  if (!wasSent && restoredAt === null) return null
  const words = wasSent ? t.already : t.restored(shortTime(new Date(restoredAt ?? 0).toISOString()))
  return (
    <Alert
      type={wasSent ? 'warning' : 'info'}
      showIcon
      className="wubu-gap"
      title={words}
      action={
        <Button size="small" onClick={discard}>
          {t.discard}
        </Button>
      }
    />
  )
}
