import { routes } from '@wubu/contract'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { call } from '../../../shared/api/call.ts'
import { useBulk } from '../../../shared/api/use-bulk.tsx'
import { NoteDialog } from '../../../shared/form/note-dialog.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { texts as shared } from '../../../shared/texts.ts'
import type { Row } from '../queries.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly selected: readonly Row[]
  readonly onDone: () => void
}

/** 催办 of many with one note; each is a command of its own, and those that are refused are named with the reason. */
export function BulkUrge({ selected, onDone }: Props) {
  const t = useTexts(texts)
  const { selected: count } = useTexts(shared).bulk
  const [note, setNote] = useState<string | null>(null)
  const bulk = useBulk<Row>(() => {
    setNote(null)
    onDone()
  })
  if (selected.length === 0) return null
  return (
    <Flex gap="small" align="center" wrap className="wubu-gap" role="status">
      {count(selected.length)}
      <Button type="primary" onClick={() => setNote('')}>
        {t.urgeAll}
      </Button>
      <NoteDialog
        title={t.urgeTitle(selected.length)}
        okText={t.urgeAll}
        cancelText={t.cancel}
        label={t.urgeNote}
        note={note}
        isPending={bulk.isPending}
        onChange={setNote}
        onSend={(said) => bulk.start(selected, urge(said))}
      />
    </Flex>
  )
}

function urge(note: string) {
  return ({ requestId: id }: Row, idempotencyKey: string): Promise<unknown> =>
    call(routes['issue-urge'], { params: { id }, body: { assignmentId: null, note }, idempotencyKey })
}
