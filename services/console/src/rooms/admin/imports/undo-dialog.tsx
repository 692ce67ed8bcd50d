import { routes } from '@wubu/contract'
import { Form, Input, Typography } from 'antd'
import { call } from '../../../shared/api/call.ts'
import { FormDialog } from '../../../shared/form/form-dialog.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { type PastImport, refreshRuns } from './queries.ts'
import { texts } from './texts/texts.ts'

interface Props {
  readonly of: PastImport
  readonly onClose: () => void
}

/** 撤销导入, with the reason that every request keeps. */
export function UndoDialog({ of: { importId, fileName }, onClose }: Props) {
  const t = useTexts(texts)
  return (
    <FormDialog<{ readonly reason: string }>
      title={t.undoTitle(fileName)}
      okText={t.undo}
      danger
      draft={`import.${importId}.undo`}
      initial={{ reason: '' }}
      send={async ({ reason }, idempotencyKey) => {
        await call(routes.undoImport, { params: { id: importId }, body: { reason }, idempotencyKey })
        await refreshRuns()
      }}
      onClose={onClose}
    >
      <Typography.Paragraph>{t.undoNote}</Typography.Paragraph>
      <Form.Item name="reason" label={t.why} rules={[{ required: true, whitespace: true, message: t.whyNeeded }]}>
        <Input.TextArea autoFocus maxLength={400} rows={3} />
      </Form.Item>
    </FormDialog>
  )
}
