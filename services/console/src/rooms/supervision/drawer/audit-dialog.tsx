import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App } from 'antd'
import { useRef } from 'react'
import { saveFile } from '../../../shared/api/call.ts'
import { refreshLive } from '../../../shared/api/query.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { texts } from '../texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** The audit pack holds personal data: who asked for it and why is recorded. */
export function AuditDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(texts).audit
  const { message } = App.useApp()
  // one for the dialog: a pack that is fetched again after a lost answer is recorded once
  const key = useRef(crypto.randomUUID())
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) =>
      saveFile(routes.getAuditPack, { params: { id }, body: { reason }, idempotencyKey: key.current }),
    onSuccess: () => {
      void refreshLive(id)
      void message.success(t.done)
      onClose()
    },
    onError: () => {
      key.current = crypto.randomUUID()
    },
  })
  return (
    <ReasonDialog
      title={t.action}
      hint={t.hint}
      isPending={isPending}
      error={error}
      onReason={mutate}
      onClose={onClose}
    />
  )
}
