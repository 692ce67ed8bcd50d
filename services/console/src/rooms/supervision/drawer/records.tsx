import { useQuery } from '@tanstack/react-query'
import { Timeline, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { useDescribe } from '../../../shared/timeline/describe.ts'
import { type TimelineEntry, timelineQuery } from '../../../shared/timeline/queries.ts'
import { TimelineFacts } from '../../../shared/timeline/timeline-facts.tsx'
import { texts } from '../texts.ts'

const supervised = [
  'UrgeIssued',
  'WarningCardIssued',
  'TaskHungUp',
  'TaskCrossedOff',
  'PersonalDataShown',
  'RequestReopened',
  'RequestClosed',
]

/** What supervisors did about the request, the newest first. */
export function Records({ id }: { readonly id: string }) {
  const t = useTexts(texts).drawer
  const query = useQuery(timelineQuery(id))
  return (
    <section className="wubu-supervise-part" aria-label={t.records}>
      <h2>{t.records}</h2>
      <Loaded
        query={query}
        isEmpty={({ events }) => !events.some(isSupervision)}
        empty={<Typography.Text type="secondary">{t.noRecords}</Typography.Text>}
      >
        {({ events }) => (
          <Timeline
            items={events
              .filter(isSupervision)
              .reverse()
              .map((entry) => ({ key: entry.revision, color: colourOf(entry), content: <Record entry={entry} /> }))}
          />
        )}
      </Loaded>
    </section>
  )
}

function Record({ entry }: { readonly entry: TimelineEntry }) {
  const describe = useDescribe()
  return (
    <>
      <strong>{describe.title(entry.type)}</strong>{' '}
      <Typography.Text type="secondary">
        {shortTime(entry.occurredAt)} {describe.who(entry)}
      </Typography.Text>
      <TimelineFacts entry={entry} />
    </>
  )
}

function colourOf({ data: { colour } }: TimelineEntry): string {
  if (colour === 'red') return 'red'
  return colour === 'yellow' ? 'orange' : 'blue'
}

function isSupervision({ type }: TimelineEntry): boolean {
  return supervised.includes(type)
}
