import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Empty, Table, type TableColumnsType } from 'antd'
import { apiQuery } from '../api/query.ts'
import { PageTurner } from '../list/page-turner.tsx'
import { useNames } from '../reference/reference.ts'
import { DueTag } from '../request/due-tag.tsx'
import { RequestLink } from '../request/request-link.tsx'
import { useTexts } from '../settings/texts.ts'
import { shortTime } from '../settings/times.ts'
import { Loaded } from '../states/loaded.tsx'
import { Tone } from '../states/tone.tsx'
import { useWords } from '../words/words.ts'
import { DecisionBar } from './decision-bar.tsx'
import { texts } from './texts.ts'

type Decision = ReplyOf<Routes['listDecisions']>['decisions'][number]

interface Props {
  readonly cursor: string
  readonly onTurn: (cursor: string) => void
  /** Said where nothing waits. */
  readonly empty: string
}

/** Returns, results and extensions that wait for this account's word, with who asked and why. */
export function Decisions({ cursor, onTurn, empty }: Props) {
  const query = useQuery(
    apiQuery(routes.listDecisions, { query: { ...(cursor !== '' && { cursor }) } }, { live: true }),
  )
  const columns = useColumns()
  return (
    <Loaded query={query} isEmpty={({ decisions }) => decisions.length === 0} empty={<Empty description={empty} />}>
      {({ decisions, next }) => (
        <>
          <Table<Decision>
            size="small"
            rowKey={keyOf}
            pagination={false}
            className="wubu-wide"
            dataSource={decisions}
            columns={columns}
            expandable={{ expandRowByClick: true, expandedRowRender: (decision) => <DecisionBar {...decision} /> }}
          />
          <PageTurner cursor={cursor} next={next} onTurn={onTurn} />
        </>
      )}
    </Loaded>
  )
}

function keyOf({ requestId, kind, assignmentId, extensionId }: Decision): string {
  return [requestId, kind, assignmentId, extensionId].join(' ')
}

function useColumns(): TableColumnsType<Decision> {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  function why({ kind, reason, note, by }: Decision): string {
    const said = kind === 'return' ? [reason && words.of('returnReason', reason), note] : [reason, note]
    return [by && t.longer(words.limit(by)), ...said].filter(Boolean).join(' · ')
  }
  return [
    { title: t.kind, dataIndex: 'kind', render: (kind: Decision['kind']) => <Tone tone="amber">{t.kinds[kind]}</Tone> },
    { title: t.receipt, key: 'receipt', render: (_, row) => <RequestLink {...row} /> },
    { title: t.due, key: 'due', render: (_, row) => <DueTag colour={row.dueColour} dueAt={row.dueAt} /> },
    { title: t.item, dataIndex: 'item', responsive: ['md'], render: names.item },
    { title: t.unit, dataIndex: 'unit', responsive: ['sm'], render: names.unit },
    { title: t.why, key: 'why', className: 'wubu-long', render: (_, row) => why(row) },
    {
      title: t.asked,
      key: 'asked',
      responsive: ['md'],
      render: (_, { askedAt, askedBy }) => `${shortTime(askedAt)} ${askedBy.name ?? askedBy.id}`,
    },
  ]
}
