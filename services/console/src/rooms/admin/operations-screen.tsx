import { useQuery } from '@tanstack/react-query'
import { Button, Descriptions, Flex, Typography } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { ParkedEvents } from './parked-events.tsx'
import { type Projections, projectionsQuery } from './queries.ts'
import { RebuildPanel } from './rebuild-panel.tsx'
import { texts } from './texts.ts'

/** How far the read models of the node that answers are, and what they could not apply. */
export function OperationsScreen() {
  const t = useTexts(texts).operations
  const query = useQuery({
    ...projectionsQuery,
    refetchInterval: ({ state }) => (state.data?.rebuild?.state === 'running' ? 500 : 5_000),
  })
  return (
    <>
      <Flex justify="space-between" wrap gap="small">
        <Typography.Title level={1} className="wubu-title">
          {t.title}
        </Typography.Title>
        <Button onClick={() => void query.refetch()}>{t.refresh}</Button>
      </Flex>
      <Loaded query={query}>
        {(state) => (
          <>
            <Standing state={state} />
            <ParkedEvents state={state} />
            <RebuildPanel last={state.rebuild} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Standing({ state }: { readonly state: Projections }) {
  const t = useTexts(texts).operations
  const { caughtUp, lag, age, logReachable, position } = state
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      className="wubu-gap"
      items={[
        {
          key: 'state',
          label: t.state,
          children: <Tone tone={caughtUp ? 'green' : 'amber'}>{caughtUp ? t.caughtUp : t.behind}</Tone>,
        },
        {
          key: 'log',
          label: t.log,
          children: <Tone tone={logReachable ? 'green' : 'red'}>{logReachable ? t.reachable : t.unreachable}</Tone>,
        },
        { key: 'lag', label: t.lag, children: lag ?? t.unknown },
        { key: 'age', label: t.age, children: t.seconds(age) },
        {
          key: 'position',
          label: t.position,
          children: <span className="wubu-breaking">{position ?? t.unknown}</span>,
        },
      ]}
    />
  )
}
