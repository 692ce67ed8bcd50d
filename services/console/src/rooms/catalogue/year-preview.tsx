import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Alert, App, Modal, Table } from 'antd'
import { call } from '../../shared/api/call.ts'
import { apiQuery, refreshLive, refreshRoutes } from '../../shared/api/query.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { useWords } from '../../shared/words/words.ts'
import { texts } from './texts.ts'
import type { YearBody } from './year-days.ts'

interface Props {
  readonly year: number
  readonly body: YearBody
  /** Gives the key under which it is sent, so that it is done once. */
  readonly send: (work: (idempotencyKey: string) => Promise<unknown>) => Promise<unknown>
  readonly onBack: () => void
  readonly onDone: () => void
}

/** What setting a year so would move, before it is set. */
export function YearPreview({ year, body, send, onBack, onDone }: Props) {
  const t = useTexts(texts).preview
  const { message } = App.useApp()
  const isPublished = body.status === 'published'
  const query = useQuery({ ...apiQuery(routes.previewCalendarYear, { params: { year }, body }), staleTime: 0 })
  const setting = useMutation({
    mutationFn: () =>
      send((idempotencyKey) => call(routes.setCalendarYear, { params: { year }, body, idempotencyKey })),
    onSuccess: async () => {
      await refreshRoutes(routes.listCalendarYears)
      void refreshLive()
      void message.success(isPublished ? t.published : t.saved)
      onDone()
    },
  })
  return (
    <Modal
      open
      title={isPublished ? t.publishTitle(year) : t.draftTitle(year)}
      okText={isPublished ? t.publish : t.saveDraft}
      cancelText={t.back}
      okButtonProps={{ loading: setting.isPending, disabled: query.data === undefined }}
      mask={{ closable: false }}
      width={640}
      onOk={() => setting.mutate()}
      onCancel={onBack}
    >
      <Loaded query={query}>{(effect) => <Effect effect={effect} />}</Loaded>
      {setting.error !== null && <ErrorNote error={setting.error} />}
    </Modal>
  )
}

type Effects = ReplyOf<Routes['previewCalendarYear']>

function Effect({ effect: { moved, looked, complete, examples } }: { readonly effect: Effects }) {
  const t = useTexts(texts).preview
  const words = useWords()
  return (
    <>
      <Alert
        className="wubu-gap"
        type={moved > 0 ? 'warning' : 'info'}
        title={moved > 0 ? t.moved(moved, looked) : t.nothing(looked)}
        description={!complete && t.incomplete}
      />
      {examples.length > 0 && (
        <Table<Effects['examples'][number]>
          size="small"
          title={() => t.examples}
          rowKey={({ requestId, kind, from }) => [requestId, kind, from].join(' ')}
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={examples}
          columns={[
            { title: t.receipt, dataIndex: 'receiptNo', className: 'wubu-number' },
            { title: t.kind, dataIndex: 'kind', render: (kind: string) => words.of('deadline', kind) },
            { title: t.from, dataIndex: 'from', render: shortTime },
            { title: t.to, dataIndex: 'to', render: shortTime },
          ]}
        />
      )}
    </>
  )
}
