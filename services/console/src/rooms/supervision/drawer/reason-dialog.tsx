import { Form, Input, Modal, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import { texts } from '../texts.ts'

interface Props {
  readonly title: string
  /** What happens with the reason. */
  readonly hint: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

/** A reason, before something is shown that is masked. */
export function ReasonDialog({ title, hint, isPending, error, onReason, onClose }: Props) {
  const t = useTexts(texts).reason
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText={t.submit}
      cancelText={t.cancel}
      okButtonProps={{ loading: isPending }}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{hint}</Typography.Paragraph>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => onReason(reason.trim())}>
        <Form.Item name="reason" label={t.label} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input.TextArea autoFocus rows={2} maxLength={4_000} />
        </Form.Item>
      </Form>
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  )
}
