import { routes } from '@wubu/contract'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../shared/api/use-command.ts'
import type { ReceiptProof } from '../../shared/request/progress-address.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { texts } from './texts.ts'

/** 撤回 by the resident, as long as it is not done. */
export function Withdrawal({ proof: { receiptNo, code } }: { readonly proof: ReceiptProof }) {
  const t = useTexts(texts)
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<{ readonly reason: string }>()
  const withdraw = useCommand(routes.withdrawPublicly)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.withdraw}</Button>
      <Modal
        title={t.withdraw}
        open={isOpen}
        okText={t.withdrawSure}
        okButtonProps={{ danger: true, loading: withdraw.isPending }}
        cancelText={t.cancel}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t.withdrawWhy}</p>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }) => withdraw.mutate({ params: { receiptNo }, body: { code, reason } })}
        >
          <Form.Item
            name="reason"
            label={t.withdrawReason}
            rules={[{ required: true, whitespace: true, message: t.withdrawReasonPlease }]}
          >
            <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 6 }} autoFocus />
          </Form.Item>
        </Form>
        {withdraw.error !== null && <ErrorNote error={withdraw.error} />}
      </Modal>
    </>
  )
}
