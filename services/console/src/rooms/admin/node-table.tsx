import { App, Button, Empty, Flex, Form, Input, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { texts } from './texts.ts'

/** A unit or a place, with what it is and what is above it in words. */
export interface Node {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly above: string
  readonly active: boolean
}

interface Props {
  readonly nodes: readonly Node[]
  /** Beside the search: what makes a new one. */
  readonly add: ReactNode
  readonly rename: (id: string, name: string, idempotencyKey: string) => Promise<unknown>
  readonly close: (id: string) => Promise<unknown>
}

export function NodeTable({ nodes, add, rename, close }: Props) {
  const t = useTexts(texts)
  const [{ q, page }, change] = useListState({ q: '', page: '1' })
  const [renamed, setRenamed] = useState<Node | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { modal } = App.useApp()
  const shown = nodes.filter(({ id, name }) => id.includes(q) || name.includes(q))

  function askToClose({ id, name }: Node): void {
    setError(null)
    void modal.confirm({
      title: t.organisation.closeAsk(name),
      okText: t.organisation.close,
      okButtonProps: { danger: true },
      onOk: () => close(id).catch(setError),
    })
  }

  return (
    <>
      <div className="wubu-filters">
        <Input.Search
          key={q}
          className="wubu-filter-text"
          aria-label={t.organisation.q}
          placeholder={t.organisation.q}
          defaultValue={q}
          allowClear
          onSearch={(typed) => change({ q: typed.trim(), page: '1' })}
        />
        {add}
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Table<Node>
        size="small"
        rowKey="id"
        scroll={{ x: 'max-content' }}
        dataSource={shown}
        locale={{ emptyText: <Empty description={t.none} /> }}
        pagination={{
          current: Number(page),
          pageSize: 20,
          showSizeChanger: false,
          onChange: (next) => change({ page: String(next) }),
          showTotal: t.organisation.count,
        }}
        columns={[
          { title: t.organisation.name, dataIndex: 'name' },
          { title: t.organisation.id, dataIndex: 'id', className: 'wubu-number' },
          { title: t.organisation.kind, dataIndex: 'kind' },
          { title: t.organisation.parent, dataIndex: 'above' },
          {
            title: t.organisation.status,
            dataIndex: 'active',
            render: (active: boolean) => (
              <Tone tone={active ? 'green' : 'grey'}>{active ? t.organisation.active : t.organisation.closed}</Tone>
            ),
          },
          {
            key: 'do',
            render: (_, node) =>
              node.active && (
                <Flex gap={4}>
                  <Button size="small" onClick={() => setRenamed(node)}>
                    {t.organisation.rename}
                  </Button>
                  <Button size="small" danger onClick={() => askToClose(node)}>
                    {t.organisation.close}
                  </Button>
                </Flex>
              ),
          },
        ]}
      />
      {renamed && (
        <FormDialog<{ readonly name: string }>
          title={`${t.organisation.rename} · ${renamed.name}`}
          okText={t.organisation.rename}
          draft={`rename.${renamed.id}`}
          initial={{ name: renamed.name }}
          send={({ name }, key) => rename(renamed.id, name, key)}
          onClose={() => setRenamed(null)}
        >
          <Form.Item
            name="name"
            label={t.organisation.name}
            rules={[{ required: true, whitespace: true, message: t.needed }]}
          >
            <Input autoFocus maxLength={120} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  )
}
