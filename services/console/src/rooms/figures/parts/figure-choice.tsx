import { Select } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { type FigureName, figureNames } from '../queries.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly value: FigureName
  readonly onChange: (figure: FigureName) => void
}

export function FigureChoice({ value, onChange }: Props) {
  const t = useTexts(texts)
  return (
    <Select<FigureName>
      aria-label={t.figure}
      className="wubu-figure-choice"
      value={value}
      onChange={onChange}
      options={figureNames.map((name) => ({ value: name, label: t.figures[name] }))}
    />
  )
}
