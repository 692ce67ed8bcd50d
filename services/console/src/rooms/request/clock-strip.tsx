import { Flex, Tooltip } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { Tone } from '../../shared/states/tone.tsx'
import { useWords } from '../../shared/words/words.ts'
import { placeOf, type Span } from './clock-span.ts'
import type { Clock, Segment } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly clock: Clock
  /** Whose part it is of; empty where it is the request's. */
  readonly unit: string
  readonly span: Span
}

/** One clock: what was counted, paused and extended, when it is due, and where now is. */
export function ClockStrip({ clock, unit, span }: Props) {
  const t = useTexts(texts)
  const words = useWords()
  const { kind, limit, dueAt, endedAt, missedAt } = clock
  const label = [words.of('deadline', kind), limit && words.limit(limit)].filter(Boolean).join(' · ')
  const isLate = missedAt !== null
  return (
    <div className="wubu-clock">
      <Flex justify="space-between" wrap gap="small">
        <span>
          <strong>{label}</strong> {unit}
        </span>
        <span>
          {dueAt && `${t.due} ${shortTime(dueAt)} `}
          {endedAt && `${t.endedAt} ${shortTime(endedAt)} `}
          <Tone tone={isLate ? 'red' : endedAt === null ? 'blue' : 'green'}>
            {isLate ? t.late : endedAt === null ? t.running : t.inTime}
          </Tone>
        </span>
      </Flex>
      <div className="wubu-strip" aria-hidden>
        {clock.segments.map((segment) => (
          <Piece key={`${segment.from} ${segment.kind}`} segment={segment} span={span} />
        ))}
        {dueAt && <i className="wubu-mark wubu-mark-due" style={{ left: `${placeOf(dueAt, span)}%` }} />}
        {endedAt && <i className="wubu-mark wubu-mark-end" style={{ left: `${placeOf(endedAt, span)}%` }} />}
        {endedAt === null && <i className="wubu-mark wubu-mark-now" style={{ left: `${placeOf(span.now, span)}%` }} />}
      </div>
    </div>
  )
}

function Piece({ segment, span }: { readonly segment: Segment; readonly span: Span }) {
  const t = useTexts(texts)
  const words = useWords()
  const from = placeOf(segment.from, span)
  const to = placeOf(segment.to ?? span.now, span)
  const amount = amountOf(segment, words)
  return (
    <Tooltip
      title={`${t[segment.kind]} ${shortTime(segment.from)} – ${segment.to ? shortTime(segment.to) : t.running} ${amount}`}
    >
      <span
        className={`wubu-segment wubu-segment-${segment.kind}`}
        style={{ left: `${from}%`, width: `${Math.max(to - from, 0.4)}%` }}
      />
    </Tooltip>
  )
}

/** Whole days where the unit is in days, else milliseconds. */
export function amountOf({ amount, unit }: Segment, words: ReturnType<typeof useWords>): string {
  if (amount === null) return ''
  return unit === 'workingDays' || unit === 'calendarDays'
    ? words.limit({ amount, unit })
    : words.minutes(Math.round(amount / 60_000))
}
