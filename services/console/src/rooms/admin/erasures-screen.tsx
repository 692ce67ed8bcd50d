import { useQuery } from '@tanstack/react-query'
import { type CallInput, type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Alert, App, Button, Empty, Flex, Form, Input, Radio, Table, Typography } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
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
          { title: t.askedAt, dataIndex: 'askedAt', render: shortTime },
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

interface Values extends Pick<CallInput<Routes['requestErasure']>['body'], 'reason'> {
  readonly residentId: string
}

const residentNumber = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function AskForErasure({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts).erasures
  const { message } = App.useApp()

  async function send({ residentId, reason }: Values, idempotencyKey: string): Promise<void> {
    await call(routes.requestErasure, { params: { id: residentId.trim() }, body: { reason }, idempotencyKey })
    await refreshRoutes(routes.listErasures)
    void message.success(t.asked)
  }

  return (
    <FormDialog<Values>
      title={t.ask}
      okText={t.ask}
      draft="erasure.new"
      initial={{ residentId: '', reason: 'resident-asked' }}
      send={send}
      onClose={onClose}
    >
      <Form.Item
        name="residentId"
        label={t.residentId}
        extra={t.residentIdHint}
        normalize={(typed: string) => typed.trim()}
        rules={[{ required: true, pattern: residentNumber, message: t.residentIdWrong }]}
      >
        <Input autoFocus autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason}>
        <Radio.Group
          className="wubu-checks"
          options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
    </FormDialog>
  )
}
