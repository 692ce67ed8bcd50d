import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { App, Button, Empty, Flex, Table, Typography } from 'antd'
import { useState } from 'react'
import { apiQuery, refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { texts } from './texts.ts'

type Rule = ReplyOf<Routes['listRoutingRules']>['rules'][number]

/** 派单规则: where requests go of themselves, as suggestions to the dispatcher. */
export function RoutingScreen() {
  const t = useTexts(texts).routing
  const { role } = useMe()
  const mayWrite = role === 'dispatcher' || role === 'admin'
  const [open, setOpen] = useState<Partial<Rule> | null>(null)
  const query = useQuery(apiQuery(routes.listRoutingRules, {}))
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        {mayWrite && (
          <Button type="primary" onClick={() => setOpen({})}>
            {t.add}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary">{t.note}</Typography.Paragraph>
      <Loaded query={query} isEmpty={({ rules }) => rules.length === 0} empty={<Empty description={t.empty} />}>
        {({ rules }) => <RuleTable rules={rules} onEdit={mayWrite ? setOpen : null} />}
      </Loaded>
      {open !== null && <RuleDialog rule={open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface TableProps {
  readonly rules: readonly Rule[]
  /** Null where they may only be read. */
  readonly onEdit: ((rule: Rule) => void) | null
}

function RuleTable({ rules, onEdit }: TableProps) {
  const t = useTexts(texts).routing
  const names = useNames()
  const posts = useQuery(apiQuery(routes.listPosts, { query: {} })).data?.posts ?? []
  const { modal } = App.useApp()
  const removing = useCommand(routes.removeRoutingRule)

  function remove({ ruleId }: Rule): void {
    void modal.confirm({
      title: t.removeAsk,
      okText: t.remove,
      okButtonProps: { danger: true },
      onOk: async () => {
        await removing.mutateAsync({ params: { id: ruleId }, body: {} })
        await refreshRoutes(routes.listRoutingRules)
      },
    })
  }

  return (
    <>
      {removing.error !== null && <ErrorNote error={removing.error} />}
      <Table<Rule>
        size="small"
        rowKey="ruleId"
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        dataSource={rules}
        columns={[
          {
            title: t.item,
            dataIndex: 'item',
            render: (item: string | null) => (item === null ? t.all : names.item(item)),
          },
          {
            title: t.place,
            dataIndex: 'place',
            render: (place: string | null) => (place === null ? t.all : names.place(place)),
          },
          { title: t.unit, dataIndex: 'unit', render: names.unit },
          {
            title: t.post,
            dataIndex: 'post',
            render: (post: string | null) => posts.find(({ id }) => id === post)?.name ?? post ?? '–',
          },
          { title: t.why, dataIndex: 'note' },
          ...(onEdit === null
            ? []
            : [
                {
                  key: 'do',
                  render: (_: unknown, rule: Rule) => (
                    <Flex gap={4}>
                      <Button size="small" onClick={() => onEdit(rule)}>
                        {t.edit}
                      </Button>
                      <Button size="small" danger onClick={() => remove(rule)}>
                        {t.remove}
                      </Button>
                    </Flex>
                  ),
                },
              ]),
        ]}
      />
    </>
  )
}
