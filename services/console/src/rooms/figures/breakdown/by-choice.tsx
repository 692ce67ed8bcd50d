import { Segmented } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { dimensions, type ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'

export function ByChoice({ state, change }: ViewProps) {
  const t = useTexts(texts).by
  return (
    <Segmented
      aria-label={t.label}
      value={state.by}
      onChange={(by) => change({ by, page: '1' })}
      options={dimensions.map((value) => ({ value, label: t[value] }))}
    />
  )
}
