import { Alert, Button, Form, Input } from 'antd'
import type { ReceiptProof } from '../../shared/request/progress-address.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

interface Props {
  readonly onLookUp: (proof: ReceiptProof) => void
  /** What was tried and is no receipt's; it can be mended. */
  readonly wrong?: ReceiptProof
}

export function LookUpForm({ onLookUp, wrong }: Props) {
  const t = useTexts(texts)
  return (
    <Form<ReceiptProof>
      layout="vertical"
      requiredMark={false}
      {...(wrong && { initialValues: wrong })}
      onFinish={({ receiptNo, code }) => onLookUp({ receiptNo: receiptNo.trim(), code: code.trim() })}
    >
      <p>{t.intro}</p>
      {wrong && <Alert type="error" showIcon role="alert" className="wubu-gap" title={t.wrong} />}
      <Form.Item
        name="receiptNo"
        label={t.receiptNo}
        rules={[{ required: true, whitespace: true, message: t.receiptNoPlease }]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="code" label={t.code} rules={[{ required: true, whitespace: true, message: t.codePlease }]}>
        <Input maxLength={40} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block>
        {t.lookUp}
      </Button>
    </Form>
  )
}
