import { Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { TaskWork } from '../../shared/command-form/task-work.tsx'
import { useShortcut } from '../../shared/keyboard/shortcuts.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { DueTag } from '../../shared/request/due-tag.tsx'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { Tone } from '../../shared/states/tone.tsx'
import { texts as shared } from '../../shared/texts.ts'
import { useWords } from '../../shared/words/words.ts'
import { keyOf, type Post, type Task, type TaskTab } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly tab: TaskTab
  readonly tasks: readonly Task[]
  readonly chosen: readonly string[]
  readonly onChoose: (keys: readonly string[]) => void
  readonly standingIn: readonly Post[]
}

/** One task is open at a time, with everything needed to do it; `j` and `k` go on and back. */
export function TaskTable({ tab, tasks, chosen, onChoose, standingIn }: Props) {
  const t = useTexts(texts)
  const { bulk } = useTexts(shared)
  const [open, setOpen] = useState<string | null>(null)
  const at = tasks.findIndex((task) => keyOf(task) === open)
  const go = (to: number): void => setOpen(keysOf(tasks)[Math.min(Math.max(to, 0), tasks.length - 1)] ?? null)
  useShortcut('j', t.keysNext, () => go(at + 1))
  useShortcut('k', t.keysPrevious, () => go(at - 1))
  const columns = useColumns(tab, standingIn)
  return (
    <Table<Task>
      size="small"
      rowKey={keyOf}
      pagination={false}
      className="wubu-wide"
      dataSource={tasks}
      columns={columns}
      {...(tab !== 'done' && {
        rowSelection: {
          selectedRowKeys: [...chosen],
          onChange: (keys) => onChoose(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': bulk.selectAll }),
          getCheckboxProps: ({ receiptNo }) => ({ 'aria-label': bulk.select(receiptNo ?? '') }),
        },
      })}
      expandable={{
        expandedRowKeys: open === null ? [] : [open],
        onExpand: (isOpen, task) => setOpen(isOpen ? keyOf(task) : null),
        expandRowByClick: true,
        expandedRowRender: (task) => <TaskWork requestId={task.requestId} assignmentId={task.assignmentId} hasKeys />,
      }}
    />
  )
}

function keysOf(tasks: readonly Task[]): readonly string[] {
  return tasks.map(keyOf)
}

function useColumns(tab: TaskTab, standingIn: readonly Post[]): TableColumnsType<Task> {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  const actingFor = ({ post }: Task) => standingIn.find(({ id }) => id === post)
  return [
    {
      title: t.receipt,
      key: 'receipt',
      render: (_, task) => (
        <>
          <RequestLink {...task} />
          <div className="wubu-only-phone">{names.item(task.item)}</div>
        </>
      ),
    },
    {
      title: tab === 'done' ? t.completedAt : t.due,
      key: 'due',
      render: (_, task) =>
        tab === 'done' ? shortTime(task.completedAt) : <DueTag colour={task.dueColour} dueAt={task.nextDueAt} />,
    },
    { title: t.item, dataIndex: 'item', responsive: ['sm'], render: names.item },
    { title: t.place, dataIndex: 'place', responsive: ['md'], render: names.place },
    {
      title: t.part,
      key: 'part',
      responsive: ['sm'],
      render: (_, task) => {
        const post = actingFor(task)
        return (
          <>
            <Tone tone={task.part === 'lead' ? 'blue' : 'grey'}>{words.of('part', task.part)}</Tone>
            {task.waitsFor && <Tone tone="amber">{t.waits[task.waitsFor]}</Tone>}
            {post && <Tone tone="cyan">{t.actingTag(post.aName ?? post.a)}</Tone>}
          </>
        )
      },
    },
    { title: t.dispatched, dataIndex: 'dispatchedAt', responsive: ['md'], render: shortTime },
  ]
}
