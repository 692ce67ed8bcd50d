import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { type ReactNode, useId } from 'react'
import { DraftNote } from '../draft/draft-note.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { ErrorNote } from '../states/error-note.tsx'

interface Props<V extends object> {
  readonly title: ReactNode
  /** Of the button that sends it. */
  readonly okText: string
  readonly danger?: boolean
  /** What is typed is kept in this browser under this name. Nothing secret belongs in a form that is kept. */
  readonly draft: string
  readonly initial: V
  /** The values as they stand; a repeated try has the same key. */
  readonly send: (values: V, idempotencyKey: string) => Promise<unknown>
  readonly onClose: () => void
  /** Form.Items, named as the fields of `V`. */
  readonly children?: ReactNode
}

/** A form in a dialog, shown while it is there: Enter sends, Esc closes and keeps what was typed. */
export function FormDialog<V extends object>(props: Props<V>) {
  const { title, okText, danger = false, initial, send, onClose, children } = props
  const formId = useId()
  const [form] = Form.useForm<V>()
  const draft = useDraft<V>(props.draft, initial, (kept): kept is V => hasFieldsOf(initial, kept))
  const sending = useMutation({
    mutationFn: () => draft.send((values, key) => send(values, key)),
    onSuccess: onClose,
  })
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger, htmlType: 'submit', form: formId, loading: sending.isPending }}
      mask={{ closable: false }}
      width={640}
      onCancel={onClose}
    >
      <DraftNote
        draft={draft}
        onDiscard={() => {
          draft.discard()
          form.setFieldsValue(Object.assign({}, initial))
        }}
      />
      <Form<V>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.values}
        onValuesChange={(_changed, values) => draft.set({ ...initial, ...values })}
        onFinish={() => sending.mutate()}
      >
        {children}
      </Form>
      {sending.error !== null && <ErrorNote error={sending.error} />}
    </Modal>
  )
}

/** A draft of an earlier version of the form is not taken up. */
function hasFieldsOf(initial: object, kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && Object.keys(initial).every((field) => field in kept)
}
