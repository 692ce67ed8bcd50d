import { useDescribe } from './describe.ts'
import type { TimelineEntry } from './queries.ts'

/** What an event says, label by label. */
export function TimelineFacts({ entry }: { readonly entry: TimelineEntry }) {
  const facts = useDescribe().facts(entry)
  if (facts.length === 0) return null
  return (
    <dl className="wubu-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
