import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Flex, Segmented, Timeline, Typography } from 'antd'
import { useListState } from '../../shared/list/use-list-state.ts'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { useDescribe } from '../../shared/timeline/describe.ts'
import { type TimelineEntry, timelineQuery } from '../../shared/timeline/queries.ts'
import { TimelineFacts } from '../../shared/timeline/timeline-facts.tsx'
import { colourOf, groupOf, groups } from './event-groups.ts'
import { texts } from './texts.ts'

/** Everything that happened: who, when, when it was written down, from which state to which, and what changed. */
export function RequestTimeline({ requestId }: { readonly requestId: string }) {
  const t = useTexts(texts)
  const [state, change] = useListState({ show: 'all', order: 'newest' })
  const query = useQuery(timelineQuery(requestId))
  const isNewest = state.order === 'newest'
  return (
    <Card size="small" title={t.timeline}>
      <Flex wrap gap="small" justify="space-between" className="wubu-gap">
        <Segmented
          className="wubu-wrapping"
          aria-label={t.timeline}
          value={state.show}
          onChange={(show) => change({ show }, { replace: true })}
          options={[
            { value: 'all', label: t.all },
            ...groups.map((group) => ({ value: group, label: t.groups[group] })),
          ]}
        />
        <Button type="text" onClick={() => change({ order: isNewest ? 'oldest' : 'newest' }, { replace: true })}>
          {isNewest ? t.newest : t.oldest}
        </Button>
      </Flex>
      <Loaded
        query={query}
        isEmpty={({ events }) => filtered(events, state.show).length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} />}
      >
        {({ events }) => (
          <Timeline
            reverse={isNewest}
            items={filtered(events, state.show).map((entry) => ({
              key: entry.revision,
              color: colourOf(entry.type),
              content: <Entry entry={entry} />,
            }))}
          />
        )}
      </Loaded>
    </Card>
  )
}

function filtered(events: readonly TimelineEntry[], show: string): readonly TimelineEntry[] {
  return show === 'all' ? events : events.filter(({ type }) => groupOf(type) === show)
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTexts(texts)
  const { roles } = useTexts(shared)
  const describe = useDescribe()
  const { occurredAt, recordedAt, actor, from, to } = entry
  const [was, is] = [from?.request, to?.request]
  return (
    <>
      <Flex wrap gap="small" align="center">
        <strong>{describe.title(entry.type)}</strong>
        {is !== undefined && was !== is && <StateTag state={is} />}
        <Typography.Text type="secondary">
          {shortTime(occurredAt)}
          {recordedAt !== occurredAt && ` · ${t.recorded(shortTime(recordedAt))}`}
          {` · ${describe.who(entry)} · ${roles[actor.role]}`}
        </Typography.Text>
      </Flex>
      <TimelineFacts entry={entry} />
    </>
  )
}
