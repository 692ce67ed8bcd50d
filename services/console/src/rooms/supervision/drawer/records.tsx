import { useQuery } from '@tanstack/react-query'
import { Timeline, Typography } from 'antd'
import { useNames } from '../../../shared/reference/reference.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { type Timeline as Events, requestTimeline } from '../queries.ts'
import { texts } from '../texts.ts'

type Event = Events[number]
const supervised = [
  'UrgeIssued',
  'WarningCardIssued',
  'TaskHungUp',
  'TaskCrossedOff',
  'PersonalDataShown',
  'RequestReopened',
] as const

/** What supervisors did about the request, the newest first. */
export function Records({ id }: { readonly id: string }) {
  const t = useTexts(texts)
  const query = useQuery(requestTimeline(id))
  return (
    <section className="wubu-supervise-part" aria-label={t.drawer.records}>
      <h2>{t.drawer.records}</h2>
      <Loaded
        query={query}
        isEmpty={({ events }) => !events.some(isSupervision)}
        empty={<Typography.Text type="secondary">{t.drawer.noRecords}</Typography.Text>}
      >
        {({ events }) => (
          <Timeline
            items={events
              .filter(isSupervision)
              .reverse()
              .map((event) => ({
                key: event.revision,
                color: event.data.colour === 'red' ? 'red' : event.data.colour === 'yellow' ? 'orange' : 'blue',
                content: <Record event={event} />,
              }))}
          />
        )}
      </Loaded>
    </section>
  )
}

function Record({ event: { type, data, actor, occurredAt } }: { readonly event: Event }) {
  const t = useTexts(texts)
  const names = useNames()
  const words = [data.note, data.reason, data.finding].find((value) => typeof value === 'string')
  const key = typeof data.colour === 'string' ? data.colour : type
  const name = Object.entries(t.records).find(([known]) => known === key)?.[1] ?? type
  return (
    <>
      <div>
        <strong>{name}</strong>
        {typeof data.unit === 'string' && ` ${names.unit(data.unit)}`}
      </div>
      <Typography.Text type="secondary">
        {shortTime(occurredAt)} {actor.name ?? actor.id}
      </Typography.Text>
      <div>{typeof words === 'string' ? words : t.board.masked}</div>
    </>
  )
}

function isSupervision({ type }: Event): boolean {
  return supervised.some((known) => known === type)
}
