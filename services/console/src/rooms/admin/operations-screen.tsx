import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { App, Button, Descriptions, Empty, Flex, Table, Typography } from 'antd'
import { call } from '../../shared/api/call.ts'
import { apiQuery } from '../../shared/api/query.ts'
import { Scrollable } from '../../shared/list/scrollable.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { texts } from './texts.ts'

type Projections = ReplyOf<Routes['getProjections']>

const projections = apiQuery(routes.getProjections, {})

/** How far the read models of the node that answers are, and what they could not apply. */
export function OperationsScreen() {
  const t = useTexts(texts).operations
  const query = useQuery({ ...projections, refetchInterval: 5_000 })
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Button onClick={() => void query.refetch()}>{t.refresh}</Button>
      </Flex>
      <Loaded query={query}>
        {(state) => (
          <>
            <Standing state={state} />
            <Parked state={state} onReplayed={() => void query.refetch()} />
          </>
        )}
      </Loaded>
      <ByCommand />
    </>
  )
}

function Standing({ state }: { readonly state: Projections }) {
  const t = useTexts(texts).operations
  const { caughtUp, lag, age, logReachable, position } = state
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      className="wubu-gap"
      items={[
        {
          key: 'state',
          label: t.state,
          children: <Tone tone={caughtUp ? 'green' : 'amber'}>{caughtUp ? t.caughtUp : t.behind}</Tone>,
        },
        {
          key: 'log',
          label: t.log,
          children: <Tone tone={logReachable ? 'green' : 'red'}>{logReachable ? t.reachable : t.unreachable}</Tone>,
        },
        { key: 'lag', label: t.lag, children: lag ?? t.unknown },
        { key: 'age', label: t.age, children: t.seconds(age) },
        {
          key: 'position',
          label: t.position,
          children: <span className="wubu-breaking">{position ?? t.unknown}</span>,
        },
      ]}
    />
  )
}

interface ParkedProps {
  readonly state: Projections
  readonly onReplayed: () => void
}

function Parked({ state: { parked, parkedCount }, onReplayed }: ParkedProps) {
  const t = useTexts(texts).operations
  const { message } = App.useApp()
  const replaying = useMutation({
    mutationFn: () => call(routes.replayParked, { body: {} }),
    onSuccess: ({ asked }) => {
      void message.info(t.replayed(asked))
      onReplayed()
    },
  })
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={2} className="wubu-subtitle">
          {t.parked(parkedCount)}
        </Typography.Title>
        {parkedCount > 0 && (
          <Button type="primary" loading={replaying.isPending} onClick={() => replaying.mutate()}>
            {t.replay}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary">{t.parkedNote}</Typography.Paragraph>
      {replaying.error !== null && <ErrorNote error={replaying.error} />}
      {parkedCount === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noParked} />
      ) : (
        <Scrollable>
          <Table<Projections['parked'][number]>
            size="small"
            rowKey={({ projection, stream, revision }) => [projection, stream, revision].join(' ')}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            dataSource={parked}
            columns={[
              { title: t.projection, dataIndex: 'projection' },
              { title: t.stream, dataIndex: 'stream', className: 'wubu-number' },
              { title: t.revision, dataIndex: 'revision', align: 'right' },
              { title: t.type, dataIndex: 'type' },
              { title: t.reason, dataIndex: 'reason' },
            ]}
          />
        </Scrollable>
      )}
    </>
  )
}

const rebuild = 'npx pnpm@12 wubu rebuild --data DIR'

/** What is not done from a page, and how it is done. */
function ByCommand() {
  const t = useTexts(texts).operations
  return (
    <>
      <Typography.Title level={2} className="wubu-subtitle">
        {t.byCommand}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.byCommandNote}</Typography.Paragraph>
      <Typography.Paragraph>
        {t.rebuild}
        <br />
        <Typography.Text code copyable>
          {rebuild}
        </Typography.Text>
      </Typography.Paragraph>
    </>
  )
}
