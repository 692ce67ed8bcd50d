import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { instantOf, wallClock } from '../settings/times.ts'

interface Props {
  readonly id?: string
  /** ISO 8601; null or empty for none. */
  readonly value?: string | null
  readonly onChange?: (instant: string | null) => void
  /** Instants before now can't be picked. */
  readonly isAhead?: boolean
  readonly placeholder?: string
  readonly 'aria-label'?: string
}

/** An instant as the API takes it, picked as the clocks of the district show it. */
export function InstantPicker({ value, onChange, isAhead = false, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(wallClock(value)) : null}
      {...(isAhead && { minDate: dayjs(wallClock()) })}
      onChange={(picked) => onChange?.(picked === null ? null : instantOf(picked.format('YYYY-MM-DD HH:mm:ss')))}
    />
  )
}
