import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Empty, Flex, Table, Typography } from 'antd'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { Scrollable } from '../../shared/list/scrollable.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import type { Projections } from './queries.ts'
import { texts } from './texts.ts'

/** What the read models could not apply, to be tried again once the cause is mended: all of it, or one stream. */
export function ParkedEvents({ state: { parked, parkedCount } }: { readonly state: Projections }) {
  const t = useTexts(texts).operations
  const { message } = App.useApp()
  const replaying = useMutation({
    mutationFn: (stream: string | null) => call(routes.replayParked, { body: stream === null ? {} : { stream } }),
    onSuccess: ({ replayed, remaining, reason }) => {
      if (remaining === 0) void message.success(t.replayed(replayed))
      else void message.warning(t.failedAgain(replayed, remaining, reason ?? t.unknown))
    },
    onSettled: () => refreshRoutes(routes.getProjections),
  })
  const { isPending } = replaying
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={2} className="wubu-subtitle">
          {t.parked(parkedCount)}
        </Typography.Title>
        {parkedCount > 0 && (
          <Button loading={isPending} onClick={() => replaying.mutate(null)}>
            {t.replayAll}
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
              { title: t.stream, dataIndex: 'stream', className: 'wubu-number' },
              { title: t.revision, dataIndex: 'revision', align: 'right' },
              { title: t.type, dataIndex: 'type' },
              { title: t.projection, dataIndex: 'projection' },
              { title: t.reason, dataIndex: 'reason' },
              {
                key: 'do',
                render: (_, { stream }) => (
                  <Button
                    size="small"
                    disabled={isPending}
                    aria-label={`${t.replay} ${stream}`}
                    onClick={() => replaying.mutate(stream)}
                  >
                    {t.replay}
                  </Button>
                ),
              },
            ]}
          />
        </Scrollable>
      )}
    </>
  )
}
