import { Alert, Button } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { shortTime } from '../settings/times.ts'
import { texts } from '../texts.ts'
import type { Draft } from './use-draft.ts'

interface Props {
  readonly draft: Pick<Draft<never>, 'restoredAt' | 'wasSent'>
  readonly onDiscard: () => void
}

/** Says that what stands in a form is a draft of before, or was sent already. */
export function DraftNote({ draft: { restoredAt, wasSent }, onDiscard }: Props) {
  const t = useTexts(texts).draft
  if (restoredAt === null && !wasSent) return null
  return (
    <Alert
      type={wasSent ? 'warning' : 'info'}
      className="wubu-gap"
      title={wasSent ? t.already : t.restored(shortTime(new Date(restoredAt ?? 0).toISOString()))}
      action={
        <Button size="small" onClick={onDiscard}>
          {t.discard}
        </Button>
      }
    />
  )
}
