import { Descriptions, Typography } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { useItemFacts } from './describe.ts'
import type { ItemDetail } from './queries.ts'
import { texts } from './texts.ts'

/** What the item says in its version in force. */
export function ItemContent({ item }: { readonly item: ItemDetail }) {
  const t = useTexts(texts)
  const facts = useItemFacts()(item).filter(({ key }) => key !== 'standardAnswers' && key !== 'name')
  const { admission, standardAnswers } = item
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2 }}
        className="wubu-gap"
        items={facts.map(({ key, label, value }) => ({ key, label, children: value }))}
      />
      {admission !== null && (
        <Descriptions
          size="small"
          bordered
          column={1}
          className="wubu-gap"
          items={(['responsibility', 'staff', 'funding'] as const).map((key) => ({
            key,
            label: t.item.admission[key],
            children: admission[key],
          }))}
        />
      )}
      {standardAnswers.length > 0 && (
        <>
          <Typography.Title level={2} className="wubu-subtitle">
            {t.content.standardAnswers}
          </Typography.Title>
          {standardAnswers.map(({ question, answer }) => (
            <Typography.Paragraph key={question}>
              <strong>{question}</strong>
              <br />
              {answer}
            </Typography.Paragraph>
          ))}
        </>
      )}
    </>
  )
}
