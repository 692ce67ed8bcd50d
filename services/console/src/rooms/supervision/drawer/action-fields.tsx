import { DatePicker, Form, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { UnitPicker } from '../../../shared/reference/pickers.tsx'
import { useNames } from '../../../shared/reference/reference.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { Detail } from '../queries.ts'
import { texts } from '../texts.ts'
import type { Action, Fields } from './action.ts'

interface Props {
  readonly id: string
  readonly action: Action
  readonly detail: Detail
  readonly values: Fields
  readonly onChange: (values: Fields) => void
  readonly onSubmit: () => void
}

const addressed: readonly Action[] = ['urge', 'yellow', 'red']

export function ActionFields({ id, action, detail, values, onChange, onSubmit }: Props) {
  const t = useTexts(texts)
  const names = useNames()
  const [form] = Form.useForm()
  const live = detail.assignments.filter(({ state }) => state === 'dispatched' || state === 'acknowledged')
  const required = { required: true, message: t.form.required }
  const set = (change: Partial<Fields>) => onChange({ ...values, ...change })
  return (
    <Form
      id={id}
      form={form}
      layout="vertical"
      onFinish={onSubmit}
      initialValues={{ ...values, dueAt: values.dueAt === '' ? null : dayjs(values.dueAt) }}
    >
      {addressed.includes(action) && live.length > 1 && (
        <Form.Item name="assignmentId" label={t.form.addressee}>
          <Select
            onChange={(assignmentId: string) => set({ assignmentId })}
            options={[
              { value: '', label: t.form.whoLeads },
              ...live.map(({ id: value, unit }) => ({ value, label: names.unit(unit) })),
            ]}
          />
        </Form.Item>
      )}
      {action === 'hang-up' && (
        <>
          <Form.Item name="unit" label={t.form.unit} rules={[required]}>
            <UnitPicker onChange={(unit) => set({ unit: unit ?? '' })} />
          </Form.Item>
          <Form.Item name="dueAt" label={t.form.dueAt} rules={[required]}>
            <DatePicker
              format="YYYY-MM-DD"
              disabledDate={(day) => day.isBefore(dayjs(), 'day')}
              onChange={(day) => set({ dueAt: day?.endOf('day').toISOString() ?? '' })}
            />
          </Form.Item>
        </>
      )}
      <Form.Item name="words" label={t.words[action]} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea autoFocus rows={3} maxLength={4_000} onChange={({ target }) => set({ words: target.value })} />
      </Form.Item>
    </Form>
  )
}
