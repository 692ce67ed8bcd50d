import { Form, Input, Select } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

/** Number, name and kind of something new. */
export function IdentityFields({ kinds }: { readonly kinds: Readonly<Record<string, string>> }) {
  const t = useTexts(texts)
  const rules = [{ required: true, whitespace: true, message: t.needed }]
  return (
    <>
      <Form.Item name="id" label={t.organisation.id} extra={t.organisation.idHint} rules={rules}>
        <Input autoFocus autoComplete="off" maxLength={80} />
      </Form.Item>
      <Form.Item name="name" label={t.organisation.name} rules={rules}>
        <Input autoComplete="off" maxLength={120} />
      </Form.Item>
      <Form.Item name="kind" label={t.organisation.kind}>
        <Select options={Object.entries(kinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </>
  )
}
