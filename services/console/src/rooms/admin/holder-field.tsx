import { Form, Select } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { useAccounts } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly name: 'a' | 'b' | 'holder' | 'to'
  readonly label: string
  /** Null where it is chosen in the same form. */
  readonly unit: string | null
  /** Only these, where they are given. */
  readonly among?: readonly string[]
}

/** An enabled account of the unit. */
export function HolderField({ name, label, unit, among }: Props) {
  const t = useTexts(texts)
  const typed: unknown = Form.useWatch('unit')
  const of = unit ?? typed
  const accounts = useAccounts().filter(({ accountId, status, unit: theirs }) =>
    among ? among.includes(accountId) : status === 'enabled' && theirs === of,
  )
  return (
    <Form.Item name={name} label={label} extra={t.posts.unitFirst} rules={[{ required: true, message: t.needed }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={accounts.map(({ accountId, displayName }) => ({ value: accountId, label: displayName }))}
      />
    </Form.Item>
  )
}
