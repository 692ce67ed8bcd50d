import { Input, Modal } from 'antd'

interface Props {
  readonly title: string
  readonly okText: string
  readonly cancelText: string
  /** Of the field. */
  readonly label: string
  /** Null while nobody is asked. */
  readonly note: string | null
  readonly isPending: boolean
  readonly onChange: (note: string | null) => void
  /** Told what was typed, without blanks around it. */
  readonly onSend: (note: string) => void
}

/** One note for many, which has to say something. */
export function NoteDialog({ title, okText, cancelText, label, note, isPending, onChange, onSend }: Props) {
  const said = note?.trim() ?? ''
  return (
    <Modal
      open={note !== null}
      title={title}
      okText={okText}
      cancelText={cancelText}
      okButtonProps={{ disabled: said === '', loading: isPending }}
      onOk={() => onSend(said)}
      onCancel={() => onChange(null)}
    >
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={note ?? ''}
        maxLength={4_000}
        autoSize={{ minRows: 3 }}
        onChange={({ target }) => onChange(target.value)}
      />
    </Modal>
  )
}
