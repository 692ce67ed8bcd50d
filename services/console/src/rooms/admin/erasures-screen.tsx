import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Alert, App, Button, Empty, Flex, Table, Typography } from 'antd'
import { useState } from 'react'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { AskForErasure } from './ask-for-erasure.tsx'
import { erasuresQuery } from './queries.ts'
import { texts } from './texts.ts'

type Erasure = ReplyOf<Routes['listErasures']>['erasures'][number]

/** 注销: one administrator asks, another confirms, and then nobody can read it any more. */
export function ErasuresScreen() {
  const t = useTexts(texts).erasures
  const query = useQuery({ ...erasuresQuery, refetchInterval: 60_000 })
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Button type="primary" onClick={() => setAsking(true)}>
          {t.ask}
        </Button>
      </Flex>
      <Alert className="wubu-gap" type="info" title={t.note} />
      <Loaded query={query} isEmpty={({ erasures }) => erasures.length === 0} empty={<Empty description={t.empty} />}>
        {({ erasures }) => <Waiting erasures={erasures} />}
      </Loaded>
      {isAsking && <AskForErasure onClose={() => setAsking(false)} />}
    </>
  )
}

function Waiting({ erasures }: { readonly erasures: readonly Erasure[] }) {
  const t = useTexts(texts).erasures
  const { modal, message } = App.useApp()
  const erasing = useCommand(routes.eraseResident)
  const refusing = useCommand(routes.refuseErasure)
  const reasons: Readonly<Record<string, string>> = t.reasons

  async function done(writing: Promise<unknown>, said: string): Promise<void> {
    try {
      await writing
      void message.success(said)
    } catch {
      // shown from the command's `error`
    }
    await refreshRoutes(routes.listErasures)
  }
  function confirm(id: string): void {
    void modal.confirm({
      title: t.confirmAsk,
      okText: t.confirm,
      okButtonProps: { danger: true },
      onOk: () => done(erasing.mutateAsync({ params: { id }, body: {} }), t.erased),
    })
  }

  const error = erasing.error ?? refusing.error
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <Table<Erasure>
        size="small"
        title={() => t.waiting}
        rowKey="residentId"
        pagination={false}
        className="wubu-wide"
        dataSource={erasures}
        columns={[
          { title: t.residentId, dataIndex: 'residentId', className: 'wubu-breaking' },
          { title: t.reason, dataIndex: 'reason', render: (reason: string) => reasons[reason] ?? reason },
          { title: t.askedBy, key: 'by', render: (_, { askedBy }) => askedBy.name ?? askedBy.id },
          { title: t.askedAt, dataIndex: 'askedAt', className: 'wubu-number', render: shortTime },
          {
            key: 'do',
            render: (_, { residentId: id, mayConfirm }) => (
              <Flex gap={4} align="center" wrap>
                {mayConfirm ? (
                  <Button size="small" danger onClick={() => confirm(id)}>
                    {t.confirm}
                  </Button>
                ) : (
                  <Typography.Text type="secondary">{t.needsAnother}</Typography.Text>
                )}
                <Button
                  size="small"
                  onClick={() => void done(refusing.mutateAsync({ params: { id }, body: {} }), t.refused)}
                >
                  {mayConfirm ? t.refuse : t.takeBack}
                </Button>
              </Flex>
            ),
          },
        ]}
      />
    </>
  )
}
