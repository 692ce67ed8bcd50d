import { Table } from 'antd'
import { Scrollable } from '../../shared/list/scrollable.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { useItemFacts } from './describe.ts'
import type { ItemDetail } from './queries.ts'
import { texts } from './texts.ts'

type Version = ItemDetail['versions'][number]

/** Every version, the newest first, and what each changed. */
export function ItemVersions({ item: { versions } }: { readonly item: ItemDetail }) {
  const t = useTexts(texts).versionsOf
  const facts = useItemFacts()

  function changesOf(version: Version): readonly string[] {
    const before = versions.find((one) => one.version === version.version - 1)
    if (before === undefined) return [t.first]
    const then = new Map(facts(before).map(({ key, value }) => [key, value]))
    return facts(version)
      .filter(({ key, value }) => then.get(key) !== value)
      .map(({ key, label, value }) => t.from(label, then.get(key) ?? '', value))
  }

  return (
    <Scrollable>
      <Table<Version>
        size="small"
        rowKey="version"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={versions.toReversed()}
        columns={[
          { title: t.version, dataIndex: 'version' },
          { title: t.since, dataIndex: 'since', render: shortTime },
          {
            title: t.changes,
            key: 'changes',
            render: (_, version) => changesOf(version).map((change) => <div key={change}>{change}</div>),
          },
        ]}
      />
    </Scrollable>
  )
}
