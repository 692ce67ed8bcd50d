import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { shortTime } from '../settings/times.ts'
import { useDescribe } from '../timeline/describe.ts'
import { type TimelineEntry, timelineQuery } from '../timeline/queries.ts'
import { TimelineFacts } from '../timeline/timeline-facts.tsx'
import { texts } from './texts.ts'

/** What happened to a request after the revision that somebody looked at. */
export function useChangesSince(requestId: string, revision: number): readonly TimelineEntry[] {
  const { data } = useQuery(timelineQuery(requestId))
  return (data?.events ?? []).filter((entry) => entry.revision > revision)
}

/** Somebody else acted while this was typed: what they did, and that nothing typed is lost. */
export function ChangesNote({ changes }: { readonly changes: readonly TimelineEntry[] }) {
  const t = useTexts(texts)
  const describe = useDescribe()
  if (changes.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="wubu-gap"
      title={t.changed}
      description={
        <>
          {changes.map((entry) => (
            <div key={entry.revision}>
              <strong>{describe.title(entry.type)}</strong> · {describe.who(entry)} · {shortTime(entry.recordedAt)}
              <TimelineFacts entry={entry} />
            </div>
          ))}
          <div>{t.changedWhat}</div>
        </>
      }
    />
  )
}
