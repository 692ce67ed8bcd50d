import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useSettings } from '../../../shared/settings/settings.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { Completion, FigureName } from '../queries.ts'
import { texts } from '../texts.ts'

type Definition = Completion['definitions'][string]

interface Props {
  readonly figure: FigureName
  readonly definition: Definition | undefined
}

/** What a figure counts, one click away. */
export function DefinitionButton({ figure, definition }: Props) {
  const t = useTexts(texts)
  const { language } = useSettings()
  if (!definition) return null
  return (
    <Popover
      trigger="click"
      title={definition.name[language]}
      content={
        <dl className="wubu-definition">
          <dt>{t.part.numerator}</dt>
          <dd>{definition.numerator[language]}</dd>
          <dt>{t.part.denominator}</dt>
          <dd>{definition.denominator[language]}</dd>
        </dl>
      }
    >
      <Button
        type="text"
        size="small"
        icon={<QuestionCircleOutlined />}
        aria-label={t.definition(t.figures[figure])}
        aria-haspopup="dialog"
      />
    </Popover>
  )
}
