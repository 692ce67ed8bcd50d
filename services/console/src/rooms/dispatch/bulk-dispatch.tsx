import { type CallInput, type Routes, routes } from '@wubu/contract'
import { Alert, Button, Flex, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { useBulk } from '../../shared/api/use-bulk.tsx'
import { suggestedLead } from '../../shared/command-form/suggestion.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import type { Row, Suggestion } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly selected: readonly Row[]
  readonly suggestions: ReadonlyMap<string, Suggestion>
  readonly onDone: () => void
}

type Body = CallInput<Routes['dispatch-request']>['body']

/** Many requests, each to the unit that the rules suggest for it, after a look at which goes where. */
export function BulkDispatch({ selected, suggestions, onDone }: Props) {
  const t = useTexts(texts)
  const { selected: count } = useTexts(shared).bulk
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  const bulk = useBulk<Row>(() => {
    setOpen(false)
    onDone()
  })
  if (selected.length === 0) return null
  const unitOf = ({ requestId }: Row) => suggestions.get(requestId)?.unit ?? null
  const ready = selected.filter((row) => unitOf(row) !== null)
  const without = selected.length - ready.length

  function give({ requestId: id }: Row, idempotencyKey: string): Promise<unknown> {
    const suggestion = suggestions.get(id)
    const body: Body = { assignments: suggestion ? [suggestedLead(suggestion)] : [] }
    return call(routes['dispatch-request'], { params: { id }, body, idempotencyKey })
  }

  return (
    <Flex gap="small" align="center" wrap className="wubu-gap" role="status">
      {count(selected.length)}
      <Button type="primary" disabled={ready.length === 0} onClick={() => setOpen(true)}>
        {t.bulk}
      </Button>
      <Modal
        open={isOpen}
        title={t.bulkTitle(ready.length)}
        okText={t.bulk}
        cancelText={t.cancel}
        okButtonProps={{ loading: bulk.isPending }}
        onOk={() => bulk.start(ready, give)}
        onCancel={() => setOpen(false)}
      >
        {without > 0 && <Alert type="warning" className="wubu-gap" title={t.bulkWithout(without)} />}
        {ready.map((row) => (
          <Flex key={row.requestId} justify="space-between" gap="small">
            <span>
              {row.receiptNo} {names.item(row.item)}
            </span>
            <strong>{names.unit(unitOf(row))}</strong>
          </Flex>
        ))}
      </Modal>
    </Flex>
  )
}
