import { useMutation } from '@tanstack/react-query'
import { ApiError } from '@wubu/contract'
import { App, Modal, Typography } from 'antd'
import { useId } from 'react'
import { refreshLive } from '../../../shared/api/query.ts'
import { useDraft } from '../../../shared/draft/use-draft.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import type { Detail } from '../queries.ts'
import { texts } from '../texts.ts'
import { type Action, areFields, noFields, type Shown, send } from './action.ts'
import { ActionFields } from './action-fields.tsx'

interface Props {
  readonly action: Action
  readonly detail: Detail
  readonly onShown: (shown: Shown) => void
  readonly onClose: () => void
}

/** What is said with a card, an urge, a plate …; kept while it isn't sent, done once. */
export function ActionForm({ action, detail, onShown, onClose }: Props) {
  const t = useTexts(texts)
  const formId = useId()
  const { message } = App.useApp()
  const draft = useDraft(`supervise ${detail.requestId} ${action}`, initialOf(detail), areFields)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      draft.send((fields, idempotencyKey) => send({ id: detail.requestId, action, fields, idempotencyKey })),
    onSuccess: (shown) => {
      if (shown) onShown(shown)
      void refreshLive()
      void message.success(t.done[action])
      onClose()
    },
    onError: (refused) => {
      // somebody else was faster: what stands behind this form is old
      if (refused instanceof ApiError && (refused.status === 409 || refused.status === 412)) void refreshLive()
    },
  })
  return (
    <Modal
      open
      title={t.actions[action]}
      okText={t.form.submit}
      cancelText={t.form.cancel}
      okButtonProps={{ htmlType: 'submit', form: formId, loading: isPending, danger: action === 'red' }}
      onCancel={onClose}
      destroyOnHidden
    >
      {t.hints[action] !== '' && <Typography.Paragraph type="secondary">{t.hints[action]}</Typography.Paragraph>}
      <ActionFields
        id={formId}
        action={action}
        detail={detail}
        values={draft.values}
        onChange={draft.set}
        onSubmit={() => mutate()}
      />
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  )
}

/** Whoever leads is whom one would hang it up for. */
function initialOf({ assignments, lead }: Detail) {
  return { ...noFields, unit: assignments.find(({ id }) => id === lead)?.unit ?? '' }
}
