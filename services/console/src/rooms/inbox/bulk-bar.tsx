import { routes } from '@wubu/contract'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { useBulk } from '../../shared/api/use-bulk.tsx'
import { NoteDialog } from '../../shared/form/note-dialog.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import type { Task } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly selected: readonly Task[]
  readonly onDone: () => void
}

/** What takes nothing from anybody may be done to many at once: acknowledging, and one note of progress for all. */
export function BulkBar({ selected, onDone }: Props) {
  const t = useTexts(texts)
  const { selected: count } = useTexts(shared).bulk
  const [note, setNote] = useState<string | null>(null)
  const bulk = useBulk<Task>(() => {
    setNote(null)
    onDone()
  })
  if (selected.length === 0) return null
  const fresh = selected.filter(({ status }) => status === 'dispatched')
  return (
    <Flex gap="small" align="center" wrap className="wubu-gap" role="status">
      {count(selected.length)}
      {fresh.length > 0 && (
        <Button type="primary" loading={bulk.isPending} onClick={() => bulk.start(fresh, acknowledge)}>
          {t.acknowledgeAll}
        </Button>
      )}
      <Button onClick={() => setNote('')}>{t.progressAll}</Button>
      <NoteDialog
        title={t.progressAll}
        okText={t.progressAll}
        cancelText={t.cancel}
        label={t.progressNote}
        note={note}
        isPending={bulk.isPending}
        onChange={setNote}
        onSend={(said) => bulk.start(selected, recordProgress(said))}
      />
    </Flex>
  )
}

function acknowledge({ requestId: id, assignmentId }: Task, idempotencyKey: string): Promise<unknown> {
  return call(routes['acknowledge-assignment'], { params: { id }, body: { assignmentId }, idempotencyKey })
}

function recordProgress(note: string) {
  return ({ requestId: id, assignmentId }: Task, idempotencyKey: string): Promise<unknown> =>
    call(routes['record-progress'], { params: { id }, body: { assignmentId, note }, idempotencyKey })
}
