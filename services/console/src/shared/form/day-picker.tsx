import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  readonly id?: string
  /** Such as `2026-03-05`. */
  readonly value?: string | null
  readonly onChange?: (day: string | null) => void
  /** Days outside of it can't be picked. */
  readonly min?: string
  readonly max?: string
  readonly 'aria-label'?: string
  readonly placeholder?: string
}

/** A day as a text, for antd's Form.Item: what a form keeps has no other kinds of values. */
export function DayPicker({ value, onChange, min, max, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      className="wubu-picker"
      value={value ? dayjs(value) : null}
      {...(min !== undefined && { minDate: dayjs(min) })}
      {...(max !== undefined && { maxDate: dayjs(max) })}
      onChange={(day) => onChange?.(day === null ? null : day.format('YYYY-MM-DD'))}
    />
  )
}

type Days = readonly [string, string]

interface RangeProps extends Omit<Props, 'value' | 'onChange' | 'placeholder'> {
  /** First and last day, both included. */
  readonly value?: Days | null
  readonly onChange?: (days: Days | null) => void
}

export function DaysPicker({ value, onChange, min, max, ...rest }: RangeProps) {
  return (
    <DatePicker.RangePicker
      {...rest}
      className="wubu-picker"
      value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
      {...(min !== undefined && { minDate: dayjs(min) })}
      {...(max !== undefined && { maxDate: dayjs(max) })}
      onChange={(days) => {
        const [from, to] = days ?? []
        onChange?.(from && to ? [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')] : null)
      }}
    />
  )
}
