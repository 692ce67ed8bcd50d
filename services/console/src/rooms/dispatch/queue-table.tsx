import { Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useShortcut } from '../../shared/keyboard/shortcuts.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { DueTag } from '../../shared/request/due-tag.tsx'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { Tone } from '../../shared/states/tone.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { Age } from './age.tsx'
import type { QueueTab, Row, Suggestion } from './queries.ts'
import { RequestWork } from './request-work.tsx'
import { Suggested } from './suggested.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly tab: QueueTab
  readonly requests: readonly Row[]
  readonly suggestions: ReadonlyMap<string, Suggestion>
  readonly chosen: readonly string[]
  readonly onChoose: (ids: readonly string[]) => void
}

/** One request is open at a time; `j` and `k` go on and back. */
export function QueueTable({ tab, requests, suggestions, chosen, onChoose }: Props) {
  const t = useTexts(texts)
  const { bulk } = useTexts(shared)
  const [open, setOpen] = useState<string | null>(null)
  const at = requests.findIndex(({ requestId }) => requestId === open)
  const go = (to: number): void => setOpen(requests[Math.min(Math.max(to, 0), requests.length - 1)]?.requestId ?? null)
  useShortcut('j', t.next, () => go(at + 1))
  useShortcut('k', t.previous, () => go(at - 1))
  const columns = useColumns(tab, suggestions)
  return (
    <Table<Row>
      size="small"
      rowKey="requestId"
      className="wubu-wide"
      pagination={false}
      dataSource={requests}
      columns={columns}
      {...(tab === 'triage' && {
        rowSelection: {
          selectedRowKeys: [...chosen],
          onChange: (keys) => onChoose(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': bulk.selectAll }),
          getCheckboxProps: ({ receiptNo }) => ({ 'aria-label': bulk.select(receiptNo) }),
        },
      })}
      expandable={{
        expandedRowKeys: open === null ? [] : [open],
        onExpand: (isOpen, { requestId }) => setOpen(isOpen ? requestId : null),
        expandRowByClick: true,
        expandedRowRender: ({ requestId }) => <RequestWork requestId={requestId} />,
      }}
    />
  )
}

function useColumns(tab: QueueTab, suggestions: ReadonlyMap<string, Suggestion>): TableColumnsType<Row> {
  const t = useTexts(texts)
  const { channels } = useTexts(shared)
  const names = useNames()
  const channelOf = (code: string) => Object.entries(channels).find(([key]) => key === code)?.[1] ?? code
  return [
    {
      title: t.receipt,
      key: 'receipt',
      render: (_, row) => (
        <>
          <RequestLink {...row} />
          <div className="wubu-only-phone">{names.item(row.item)}</div>
        </>
      ),
    },
    { title: t.due, key: 'due', render: (_, row) => <DueTag colour={row.dueColour} dueAt={row.nextDueAt} /> },
    { title: t.waits, dataIndex: 'registeredAt', responsive: ['sm'], render: (at: string) => <Age since={at} /> },
    {
      title: t.item,
      key: 'item',
      responsive: ['sm'],
      render: (_, { item, returns }) => (
        <>
          {names.item(item)} {returns > 0 && <Tone tone="amber">{t.returned(returns)}</Tone>}
        </>
      ),
    },
    { title: t.place, dataIndex: 'place', responsive: ['md'], render: names.place },
    { title: t.channel, dataIndex: 'channel', responsive: ['lg'], render: channelOf },
    ...(tab === 'triage'
      ? [
          {
            title: t.suggestion,
            key: 'suggestion',
            responsive: ['sm' as const],
            render: (_: unknown, { requestId }: Row) => <Suggested suggestion={suggestions.get(requestId)} />,
          },
        ]
      : []),
  ]
}
