import { InputNumber, Select, Space } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { useWords } from '../words/words.ts'
import { texts } from './texts.ts'

interface Limit {
  readonly amount: number
  readonly unit: string
}

interface Props {
  readonly id?: string
  readonly value?: Limit | null
  readonly onChange?: (value: Limit | undefined) => void
  /** 0 where the same day is a limit too. */
  readonly min?: number
}

/** So many working days, or of another unit. */
export function LimitInput({ value, onChange, min = 1, ...rest }: Props) {
  const t = useTexts(texts)
  const { options } = useWords()
  const unit = value?.unit ?? 'workingDays'
  return (
    <Space.Compact>
      <InputNumber
        {...rest}
        aria-label={t.amount}
        min={min}
        max={10_000}
        precision={0}
        value={value?.amount ?? null}
        onChange={(amount) => onChange?.(amount === null ? undefined : { amount, unit })}
      />
      <Select
        aria-label={t.unitOf}
        className="wubu-limit-unit"
        value={unit}
        options={options('limitUnit')}
        onChange={(changed) => onChange?.({ amount: value?.amount ?? min, unit: changed })}
      />
    </Space.Compact>
  )
}
