import { Descriptions } from 'antd'
import { useNames } from '../../../shared/reference/reference.ts'
import { DueTag } from '../../../shared/request/due-tag.tsx'
import { StateTag } from '../../../shared/request/state-tag.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import type { RequestDetail } from '../../../shared/timeline/queries.ts'
import { useWords } from '../../../shared/words/words.ts'
import { texts } from '../texts.ts'

export function CaseFacts({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  const total = request.deadlines.findLast(({ kind }) => kind === 'total')
  const parts = request.assignments.map(({ id, unit, part, state }) => (
    <div key={id}>
      {names.unit(unit)} · {words.of('part', part)} · {words.of('assignment', state)}
    </div>
  ))
  const items = [
    [t.state, <StateTag key="state" state={request.state} />],
    [t.due, total && <DueTag key="due" colour={total.colour} dueAt={total.dueAt} />],
    [t.item, names.item(request.item)],
    [t.place, names.place(request.place)],
    [t.drawer.registered, shortTime(request.registeredAt)],
    [t.drawer.handling, parts.length === 0 ? t.drawer.none : parts],
  ] as const
  return (
    <section className="wubu-supervise-part">
      <Descriptions
        size="small"
        column={1}
        items={items.map(([label, children]) => ({ key: label, label, children }))}
      />
    </section>
  )
}
