import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Table, Typography } from 'antd'
import { useState } from 'react'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { Tone } from '../../../shared/states/tone.tsx'
import { importsQuery, type PastImport } from './queries.ts'
import { texts } from './texts/texts.ts'
import { UndoDialog } from './undo-dialog.tsx'

/** 导入记录: who let what in, what came of it, and whether it was taken back. */
export function ImportList() {
  const t = useTexts(texts)
  const query = useQuery(importsQuery)
  const [undone, setUndone] = useState<PastImport | null>(null)
  return (
    <>
      <Typography.Title level={2} className="wubu-subtitle">
        {t.past}
      </Typography.Title>
      <Loaded query={query} isEmpty={({ imports }) => imports.length === 0} empty={<Empty description={t.noPast} />}>
        {({ imports }) => <Past imports={imports} onUndo={setUndone} />}
      </Loaded>
      {undone && <UndoDialog of={undone} onClose={() => setUndone(null)} />}
    </>
  )
}

interface PastProps {
  readonly imports: readonly PastImport[]
  readonly onUndo: (of: PastImport) => void
}

function Past({ imports, onUndo }: PastProps) {
  const t = useTexts(texts)
  const count = { align: 'right' } as const
  return (
    <Scrollable>
      <Table<PastImport>
        size="small"
        rowKey="importId"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={imports}
        columns={[
          { title: t.begunAt, dataIndex: 'begunAt', render: shortTime },
          { title: t.fileName, dataIndex: 'fileName' },
          { title: t.mapping, dataIndex: 'mapping' },
          { title: t.by, key: 'by', render: (_, { begunBy }) => begunBy.name ?? begunBy.id },
          { title: t.outcome, key: 'outcome', render: (_, past) => <Outcome of={past} /> },
          { ...count, title: t.added, key: 'added', render: (_, { ended }) => ended?.added ?? '–' },
          { ...count, title: t.alreadyThere, key: 'there', render: (_, { ended }) => ended?.alreadyThere ?? '–' },
          { ...count, title: t.bad, key: 'bad', render: (_, { ended }) => ended?.bad ?? '–' },
          { title: t.undo, key: 'undo', render: (_, past) => <Undone of={past} onUndo={() => onUndo(past)} /> },
        ]}
      />
    </Scrollable>
  )
}

function Outcome({ of: { ended } }: { readonly of: PastImport }) {
  const t = useTexts(texts)
  if (ended === null) return <Tone tone="amber">{t.unfinished}</Tone>
  return <Tone tone={ended.outcome === 'completed' ? 'green' : 'amber'}>{t[ended.outcome]}</Tone>
}

function Undone({ of: { undo }, onUndo }: { readonly of: PastImport; readonly onUndo: () => void }) {
  const t = useTexts(texts)
  const button = (
    <Button size="small" danger onClick={onUndo}>
      {undo === null ? t.undo : t.undoAgain}
    </Button>
  )
  if (undo === null) return button
  const { ended, by, at, reason } = undo
  const isWhole = ended?.kept === 0
  return (
    <>
      <Tone tone={isWhole ? 'grey' : 'amber'}>
        {ended === null ? t.undoUnfinished : isWhole ? t.undone : t.partlyUndone}
      </Tone>
      {/* what was kept can be tried again: the work on it may have been taken back */}
      {!isWhole && button}
      {ended && <div>{t.undoCounts(ended.withdrawn + ended.alreadyWithdrawn, ended.kept)}</div>}
      <Typography.Text type="secondary">{t.undoneBy(by.name ?? by.id, shortTime(at), reason)}</Typography.Text>
    </>
  )
}
