import { useNames } from '../../../shared/reference/reference.ts'
import { DueTag } from '../../../shared/request/due-tag.tsx'
import { StateTag } from '../../../shared/request/state-tag.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import type { Detail } from '../queries.ts'
import { texts } from '../texts.ts'

export function CaseFacts({ detail }: { readonly detail: Detail }) {
  const t = useTexts(texts)
  const names = useNames()
  const total = detail.deadlines.findLast(({ kind }) => kind === 'total')
  return (
    <section className="wubu-supervise-part">
      <h2>{t.drawer.facts}</h2>
      <dl className="wubu-task-facts">
        <div>
          <dt>{t.state}</dt>
          <dd>
            <StateTag state={detail.state} /> {total && <DueTag colour={total.colour} dueAt={total.dueAt} />}
          </dd>
        </div>
        <div>
          <dt>{t.item}</dt>
          <dd>{names.item(detail.item)}</dd>
        </div>
        <div>
          <dt>{t.place}</dt>
          <dd>{names.place(detail.place)}</dd>
        </div>
        <div>
          <dt>{t.drawer.registered}</dt>
          <dd>{shortTime(detail.registeredAt)}</dd>
        </div>
        <div>
          <dt>{t.drawer.handling}</dt>
          <dd>
            {detail.assignments.length === 0 && t.drawer.none}
            {detail.assignments.map(({ id, unit, part, state }) => (
              <div key={id}>
                {names.unit(unit)}（{t.drawer[part]}，{wordOf(t.assignments, state)}）
              </div>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return Object.entries(words).find(([known]) => known === key)?.[1] ?? key
}
