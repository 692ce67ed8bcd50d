import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { DayPicker, DaysPicker } from '../../shared/form/day-picker.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

/** Holidays as ranges, make-up days one by one. */
export function DayFields({ year }: { readonly year: number }) {
  const t = useTexts(texts).calendar
  const within = { min: `${year}-01-01`, max: `${year}-12-31` }
  return (
    <>
      <Days list="holidays" label={t.off} add={t.addOff} field="days">
        {(label) => <DaysPicker {...within} aria-label={label} />}
      </Days>
      <Days list="workdays" label={t.work} add={t.addWork} field="date">
        {(label) => <DayPicker {...within} aria-label={label} />}
      </Days>
    </>
  )
}

interface DaysProps {
  readonly list: 'holidays' | 'workdays'
  readonly label: string
  readonly add: string
  readonly field: 'days' | 'date'
  readonly children: (label: string) => React.ReactNode
}

function Days({ list, label, add, field, children }: DaysProps) {
  const t = useTexts(texts).calendar
  const rules = [{ required: true, message: t.needed }]
  return (
    <Form.List name={list}>
      {(rows, { add: addRow, remove }) => (
        <Form.Item label={label}>
          {rows.map(({ key, name }) => (
            <div key={key} className="wubu-day-row">
              <Form.Item noStyle name={[name, 'name']} rules={rules}>
                <Input aria-label={`${label} ${t.occasion}`} placeholder={t.occasion} maxLength={80} />
              </Form.Item>
              <Form.Item noStyle name={[name, field]} rules={rules}>
                {children(`${label} ${t.days}`)}
              </Form.Item>
              <Button type="text" aria-label={t.remove} icon={<DeleteOutlined />} onClick={() => remove(name)} />
            </div>
          ))}
          <Button size="small" onClick={() => addRow({ name: '' })}>
            {add}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
