import { useQuery } from '@tanstack/react-query'
import { Card, Empty, Flex, Typography } from 'antd'
import { useNames } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import type { RequestDetail } from '../../shared/timeline/queries.ts'
import { useWords } from '../../shared/words/words.ts'
import { spanOf } from './clock-span.ts'
import { ClockStrip } from './clock-strip.tsx'
import { ClockTable } from './clock-table.tsx'
import { type Clock, clockQuery } from './queries.ts'
import { texts } from './texts.ts'

/** 时钟台账: every clock as a strip on one axis of time, and below each the segments that it is the sum of. */
export function Clocks({ request: { requestId, assignments } }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  const unitOf = ({ assignmentId }: Clock) => {
    const part = assignments.find(({ id }) => id === assignmentId)
    return part ? names.unit(part.unit) : ''
  }
  const query = useQuery(clockQuery(requestId))
  return (
    <Card size="small" title={t.clock} extra={<Legend />}>
      <Loaded
        query={query}
        isEmpty={({ clocks }) => clocks.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noClock} />}
      >
        {({ clocks, countedMinutes }) => (
          <>
            <Flex vertical gap="small">
              {clocks.toSorted(openFirst).map((clock) => (
                <ClockStrip
                  key={`${clock.kind} ${clock.assignmentId} ${clock.set.deadlineId}`}
                  clock={clock}
                  unit={unitOf(clock)}
                  span={spanOf(clocks, Date.now())}
                />
              ))}
            </Flex>
            <Typography.Paragraph type="secondary" className="wubu-clock-sum">
              {t.clockNote} {t.countedTime(words.minutes(countedMinutes))}
            </Typography.Paragraph>
            <ClockTable clocks={clocks} unitOf={unitOf} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function openFirst(a: Clock, b: Clock): number {
  return Number(a.endedAt !== null) - Number(b.endedAt !== null)
}

function Legend() {
  const t = useTexts(texts)
  return (
    <Flex gap="small" wrap aria-hidden>
      {(['counted', 'paused', 'extended'] as const).map((kind) => (
        <span key={kind} className="wubu-legend">
          <i className={`wubu-segment-${kind}`} /> {t[kind]}
        </span>
      ))}
      <span className="wubu-legend">
        <i className="wubu-mark-due" /> {t.due}
      </span>
      <span className="wubu-legend">
        <i className="wubu-mark-now" /> {t.today}
      </span>
    </Flex>
  )
}
