import { Button, Flex, Table } from 'antd'
import { useNames } from '../../../shared/reference/reference.ts'
import { DueTag } from '../../../shared/request/due-tag.tsx'
import { RequestLink } from '../../../shared/request/request-link.tsx'
import { StateTag } from '../../../shared/request/state-tag.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import { texts as shared } from '../../../shared/texts.ts'
import type { Row } from '../queries.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly requests: readonly Row[]
  readonly onSupervise: (row: Row) => void
  readonly chosen: readonly string[]
  /** Where several may be chosen. */
  readonly onChoose: ((ids: readonly string[]) => void) | null
}

export function RequestTable({ requests, onSupervise, chosen, onChoose }: Props) {
  const t = useTexts(texts)
  const { bulk } = useTexts(shared)
  const names = useNames()
  return (
    <Table<Row>
      size="small"
      rowKey="requestId"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={requests}
      {...(onChoose && {
        rowSelection: {
          selectedRowKeys: [...chosen],
          onChange: (keys) => onChoose(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': bulk.selectAll }),
          getCheckboxProps: ({ receiptNo }) => ({ 'aria-label': bulk.select(receiptNo) }),
        },
      })}
      columns={[
        { title: t.receipt, key: 'receipt', render: (_, row) => <RequestLink {...row} /> },
        { title: t.due, key: 'due', render: (_, row) => <DueTag colour={row.dueColour} dueAt={row.nextDueAt} /> },
        { title: t.state, dataIndex: 'state', render: (state: string) => <StateTag state={state} /> },
        { title: t.lead, dataIndex: 'unit', render: names.unit },
        { title: t.item, dataIndex: 'item', render: names.item },
        { title: t.place, dataIndex: 'place', render: names.place },
        { title: t.cards, key: 'cards', render: (_, row) => <Marks row={row} /> },
        {
          title: '',
          key: 'supervise',
          // within reach also where the rest is scrolled
          fixed: 'right',
          align: 'right',
          render: (_, row) => (
            <Button size="small" aria-label={t.superviseOf(row.receiptNo)} onClick={() => onSupervise(row)}>
              {t.supervise}
            </Button>
          ),
        },
      ]}
    />
  )
}

/** 红牌, 黄牌, 催办, 退单, as often as there were any. */
function Marks({ row: { cards, urges, returns } }: { readonly row: Row }) {
  const t = useTexts(texts)
  return (
    <Flex gap={4} wrap>
      {cards.red > 0 && <Tone tone="red">{t.redCards(cards.red)}</Tone>}
      {cards.yellow > 0 && <Tone tone="amber">{t.yellowCards(cards.yellow)}</Tone>}
      {urges > 0 && <Tone tone="blue">{t.urges(urges)}</Tone>}
      {returns > 0 && <Tone tone="grey">{t.returns(returns)}</Tone>}
    </Flex>
  )
}
