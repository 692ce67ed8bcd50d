import { Form, Modal, Typography } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { DraftNote } from '../draft/draft-note.tsx'
import { useTexts } from '../settings/texts.ts'
import { ErrorNote } from '../states/error-note.tsx'
import { ChangesNote, useChangesSince } from './changes-since.tsx'
import { CommandField } from './command-field.tsx'
import { additive, grave } from './commands.ts'
import { fields } from './fields.ts'
import { texts } from './texts.ts'
import { type CommandTarget, useCommandDraft } from './use-command-draft.ts'

interface Props extends CommandTarget {
  readonly onClose: () => void
}

/** The form of a command. What is typed is kept until the server has it; what others did meanwhile is shown before it is sent. */
export function CommandDialog({ command, request, assignmentId, onClose }: Props) {
  const t = useTexts(texts)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [opened] = useState(request.revision)
  const changes = useChangesSince(request.requestId, opened)
  const seen = Math.max(opened, ...changes.map(({ revision }) => revision))
  const part = request.assignments.find(({ id }) => id === assignmentId) ?? null
  const body = useRef<HTMLDivElement>(null)
  const draft = useCommandDraft({ command, request, assignmentId })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
  }

  return (
    <Modal
      open
      title={`${t.commands[command]} · ${request.receiptNo}`}
      okText={t.commands[command]}
      cancelText={t.cancel}
      okButtonProps={{ danger: grave.includes(command), loading: draft.isPending }}
      mask={{ closable: false }}
      // of the dialog, not of the form: the dialog itself has the focus until its first field takes it
      wrapProps={{ onKeyDown }}
      width={640}
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && body.current?.querySelector<HTMLElement>('input, textarea')?.focus()}
    >
      <div ref={body}>
        <DraftNote
          draft={draft}
          onDiscard={() => {
            draft.discard()
            form.setFieldsValue(emptied(form.getFieldsValue()))
          }}
        />
        <ChangesNote changes={changes} />
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={draft.values}
          onValuesChange={(_changed, values) => draft.set(values)}
          onFinish={(values) => draft.submit(values, additive.includes(command) ? null : seen, onClose)}
        >
          {fields[command].map((field) => (
            <CommandField key={field.name} field={field} command={command} request={request} part={part} />
          ))}
        </Form>
        {draft.error !== null && <ErrorNote error={draft.error} />}
        {fields[command].length > 0 && (
          <Typography.Text type="secondary" className="wubu-key-hint">
            {t.keys}
          </Typography.Text>
        )}
      </div>
    </Modal>
  )
}

function emptied(values: Readonly<Record<string, unknown>>): Record<string, undefined> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, undefined]))
}
