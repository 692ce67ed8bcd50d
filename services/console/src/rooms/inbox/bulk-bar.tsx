import { App, Button, Flex, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../shared/settings/texts.ts'
import type { Task } from './queries.ts'
import { texts } from './texts.ts'
import { useBulk } from './use-bulk.ts'

interface Props {
  readonly selected: readonly Task[]
  readonly onDone: () => void
}

/** What takes nothing from anybody may be done to many at once: acknowledging, and one note of progress for all. */
export function BulkBar({ selected, onDone }: Props) {
  const t = useTexts(texts)
  const { modal, message } = App.useApp()
  const [note, setNote] = useState<string | null>(null)
  const bulk = useBulk(({ done, refused }) => {
    setNote(null)
    onDone()
    if (refused.length === 0) return void message.success(t.allDone(done))
    modal.warning({
      title: t.someRefused(done, refused.length),
      content: refused.map(({ receiptNo, why }) => <div key={receiptNo}>{`${receiptNo} · ${why}`}</div>),
    })
  })
  if (selected.length === 0) return null
  const fresh = selected.filter(({ status }) => status === 'dispatched')
  return (
    <Flex gap="small" align="center" wrap className="wubu-gap" role="status">
      {t.selected(selected.length)}
      {fresh.length > 0 && (
        <Button type="primary" loading={bulk.isPending} onClick={() => bulk.acknowledge(fresh)}>
          {t.acknowledgeAll}
        </Button>
      )}
      <Button onClick={() => setNote('')}>{t.progressAll}</Button>
      <Modal
        open={note !== null}
        title={t.progressAll}
        okText={t.progressAll}
        cancelText={t.cancel}
        okButtonProps={{ disabled: !note?.trim(), loading: bulk.isPending }}
        onOk={() => bulk.recordProgress(selected, note ?? '')}
        onCancel={() => setNote(null)}
      >
        <Input.TextArea
          aria-label={t.progressNote}
          placeholder={t.progressNote}
          value={note ?? ''}
          maxLength={4_000}
          autoSize={{ minRows: 3 }}
          onChange={({ target }) => setNote(target.value)}
        />
      </Modal>
    </Flex>
  )
}
