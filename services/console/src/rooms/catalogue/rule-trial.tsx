import { useMutation } from '@tanstack/react-query'
import { type CallInput, type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Alert, Button, Table, Typography } from 'antd'
import { call } from '../../shared/api/call.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { texts } from './texts.ts'

export type RuleBody = CallInput<Routes['setRoutingRule']>['body']
type Trial = ReplyOf<Routes['tryRoutingRule']>

interface Props {
  readonly ruleId: string
  readonly body: RuleBody | null
}

/** Where the latest requests would go by a rule that is not written yet. */
export function RuleTrial({ ruleId, body }: Props) {
  const t = useTexts(texts).routing
  const { role } = useMe()
  const trying = useMutation({
    mutationFn: (given: RuleBody) => call(routes.tryRoutingRule, { params: { id: ruleId }, body: given }),
  })
  if (role !== 'dispatcher') return <Typography.Paragraph type="secondary">{t.onlyDispatcher}</Typography.Paragraph>
  return (
    <>
      <Button
        className="wubu-gap"
        disabled={body === null}
        loading={trying.isPending}
        onClick={() => body && trying.mutate(body)}
      >
        {t.trial}
      </Button>
      {trying.error !== null && <ErrorNote error={trying.error} />}
      {trying.data && <Outcome trial={trying.data} />}
    </>
  )
}

function Outcome({ trial: { changed, requests } }: { readonly trial: Trial }) {
  const t = useTexts(texts).routing
  const names = useNames()
  if (requests.length === 0) return <Alert className="wubu-gap" type="info" title={t.noneRecent} />
  return (
    <>
      <Alert className="wubu-gap" type={changed > 0 ? 'warning' : 'info'} title={t.changed(changed, requests.length)} />
      <Table<Trial['requests'][number]>
        size="small"
        rowKey="requestId"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={requests}
        columns={[
          { title: t.receipt, key: 'receipt', render: (_, row) => <RequestLink {...row} /> },
          { title: t.registered, dataIndex: 'registeredAt', render: shortTime },
          { title: t.went, dataIndex: 'went', render: names.unit },
          { title: t.before, key: 'before', render: (_, { before }) => names.unit(before.unit) },
          {
            title: t.after,
            key: 'after',
            render: (_, { before, after }) =>
              before.unit === after.unit ? names.unit(after.unit) : <strong>{names.unit(after.unit)}</strong>,
          },
        ]}
      />
    </>
  )
}
