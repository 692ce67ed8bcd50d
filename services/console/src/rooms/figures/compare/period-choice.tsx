import { DatePicker, Segmented } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { type PeriodStep, periodIn, periodNamed } from '../periods.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly period: string
  readonly onChange: (period: string) => void
}

/** A month or a quarter. */
export function PeriodChoice({ period, onChange }: Props) {
  const t = useTexts(texts)
  const { step, first } = periodIn(period, 'month')
  return (
    <>
      <Segmented<PeriodStep>
        aria-label={t.compare.step}
        value={step}
        onChange={(next) => onChange(periodNamed(first, next))}
        options={[
          { value: 'month', label: t.by.month },
          { value: 'quarter', label: t.by.quarter },
        ]}
      />
      <DatePicker
        aria-label={t.compare.period}
        picker={step}
        allowClear={false}
        value={first}
        onChange={(day) => day && onChange(periodNamed(day, step))}
      />
    </>
  )
}
