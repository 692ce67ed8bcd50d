import { Table, type TableColumnType } from 'antd'
import { useNames } from '../../../shared/reference/reference.ts'
import { RequestLink } from '../../../shared/request/request-link.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { useWords } from '../../../shared/words/words.ts'
import { useCellNames } from '../names.ts'
import { count } from '../numbers.ts'
import { texts } from '../texts.ts'
import type { CaseRow, Column } from './sources.ts'

interface Props {
  readonly rows: readonly CaseRow[]
  readonly columns: readonly Column[]
}

export function CaseTable({ rows, columns }: Props) {
  const t = useTexts(texts)
  const show = useShown()
  return (
    <Table<CaseRow>
      size="small"
      rowKey="key"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      columns={[
        { title: t.cases.receipt, key: 'receipt', render: (_, row) => <RequestLink {...row} /> },
        ...columns.map(
          (column): TableColumnType<CaseRow> => ({
            title: t.cases[column],
            key: column,
            align: column === 'counts' || column === 'minutes' ? 'right' : 'left',
            render: (_, row) => show(column, row),
          }),
        ),
      ]}
    />
  )
}

function useShown(): (column: Column, row: CaseRow) => string {
  const t = useTexts(texts)
  const names = useNames()
  const nameOf = useCellNames()
  const words = useWords()
  const word = (words: Readonly<Record<string, string>>, key: string) =>
    Object.entries(words).find(([known]) => known === key)?.[1] ?? key
  return (column, row) => {
    switch (column) {
      case 'unit':
        return names.unit(row.unit ?? null)
      case 'item':
        return names.item(row.item ?? null)
      case 'place':
        return names.place(row.place ?? null)
      case 'channel':
        return nameOf('channel', row.channel)
      case 'reason':
        return words.of('returnReason', row.reason ?? null)
      case 'kind':
        return word(t.cases.kinds, row.kind ?? '')
      case 'worker':
        return row.worker ?? '–'
      case 'counts':
      case 'minutes':
        return count(row[column] ?? 0)
      default:
        return shortTime(row[column] ?? null)
    }
  }
}
