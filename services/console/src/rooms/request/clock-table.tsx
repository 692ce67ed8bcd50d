import { Collapse, Table } from 'antd'
import { Scrollable } from '../../shared/list/scrollable.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { useDescribe } from '../../shared/timeline/describe.ts'
import { useWords } from '../../shared/words/words.ts'
import { amountOf } from './clock-strip.tsx'
import type { Clock, Segment } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly clocks: readonly Clock[]
  readonly unitOf: (clock: Clock) => string
}

type Row = Segment & { readonly key: string; readonly clock: string }

/** The same in words and numbers: by which event, rule and calendar each segment is what it is. */
export function ClockTable({ clocks, unitOf }: Props) {
  const t = useTexts(texts)
  const words = useWords()
  const describe = useDescribe()
  const rows = clocks.flatMap((clock) =>
    clock.segments.map((segment, index) => ({
      ...segment,
      key: `${clock.set.deadlineId} ${index}`,
      clock: [words.of('deadline', clock.kind), unitOf(clock)].filter(Boolean).join(' · '),
    })),
  )
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'details',
          label: t.details,
          children: (
            <Scrollable>
              <Table<Row>
                size="small"
                pagination={false}
                scroll={{ x: 'max-content' }}
                dataSource={rows}
                columns={[
                  { title: t.clock, dataIndex: 'clock' },
                  { title: t.segment.kind, dataIndex: 'kind', render: (kind: Segment['kind']) => t[kind] },
                  { title: t.segment.from, dataIndex: 'from', render: shortTime },
                  {
                    title: t.segment.to,
                    dataIndex: 'to',
                    render: (to: string | null) => (to ? shortTime(to) : t.running),
                  },
                  { title: t.segment.amount, key: 'amount', render: (_, row) => amountOf(row, words) },
                  {
                    title: t.segment.event,
                    key: 'event',
                    render: (_, row) => `${describe.title(row.event)} · ${t.revision(row.revision)}`,
                  },
                  { title: t.segment.rule, dataIndex: 'rule' },
                  { title: t.segment.calendar, dataIndex: 'calendarVersion' },
                ]}
              />
            </Scrollable>
          ),
        },
      ]}
    />
  )
}
