import { Button, Card } from 'antd'
import { useNames } from '../../../shared/reference/reference.ts'
import { RequestLink } from '../../../shared/request/request-link.tsx'
import { StateTag } from '../../../shared/request/state-tag.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import type { Task } from '../queries.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly task: Task
  readonly onSupervise: () => void
}

/** One plate on the board. */
export function TaskCard({ task, onSupervise }: Props) {
  const t = useTexts(texts)
  const names = useNames()
  const facts: readonly (readonly [string, string])[] = [
    [t.place, names.place(task.place)],
    [t.board.answerable, task.answerableName ?? task.answerable ?? t.board.nobody],
    [t.board.since, shortTime(task.hungUpAt)],
    [t.board.until, shortTime(task.dueAt)],
    ...(task.crossedOffAt === null ? [] : [[t.board.crossedOffAt, shortTime(task.crossedOffAt)] as const]),
    [t.board.reason, task.reason ?? t.board.masked],
    ...(task.crossedOffAt === null ? [] : [[t.board.finding, task.finding ?? t.board.masked] as const]),
  ]
  return (
    <li>
      <Card
        size="small"
        className={task.overdue ? 'wubu-task wubu-task-late' : 'wubu-task'}
        title={<h2>{names.unit(task.unit)}</h2>}
        extra={<Standing task={task} />}
      >
        <p className="wubu-task-item">
          <RequestLink {...task} /> {names.item(task.item)}
        </p>
        <dl className="wubu-task-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="wubu-task-foot">
          <StateTag state={task.state} />
          <Button size="small" aria-label={t.superviseOf(task.receiptNo)} onClick={onSupervise}>
            {t.supervise}
          </Button>
        </div>
      </Card>
    </li>
  )
}

function Standing({ task: { crossedOffAt, completedAt, overdue } }: { readonly task: Task }) {
  const t = useTexts(texts).board
  if (crossedOffAt !== null) return <Tone tone="green">{t.crossedOff}</Tone>
  if (completedAt !== null) return <Tone tone="blue">{t.completed}</Tone>
  return overdue ? <Tone tone="red">{t.late}</Tone> : <Tone tone="amber">{t.onTime}</Tone>
}
