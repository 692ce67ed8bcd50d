import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Form, Input, Select, Typography } from 'antd'
import { call } from '../../shared/api/call.ts'
import { apiQuery, refreshLive, refreshRoutes } from '../../shared/api/query.ts'
import { DaysPicker } from '../../shared/form/day-picker.tsx'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { spanOf, today } from '../../shared/settings/times.ts'
import type { Post } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly post: Post
  readonly onClose: () => void
}

interface Away {
  readonly days: readonly [string, string] | null
  readonly note: string
}

/** 离岗: I am away on these days, and the other person of the post acts. */
export function AbsenceDialog({ post: { id, name, a, aName, bName, b }, onClose }: Props) {
  const t = useTexts(texts).posts
  const { accountId } = useMe()
  const { message } = App.useApp()
  const other = accountId === a ? (bName ?? b) : (aName ?? a)
  return (
    <FormDialog<Away>
      title={`${t.absence} · ${name}`}
      okText={t.absence}
      draft={`own-post.${id}.absence`}
      initial={{ days: null, note: '' }}
      send={async ({ days, note }, idempotencyKey) => {
        const body = { holder: accountId, ...spanOf(days ?? [today(), today()]), note: noted(note) }
        await call(routes.recordAbsence, { params: { id }, body, idempotencyKey })
        void message.success(t.awayRecorded(other))
        await refresh()
      }}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t.absenceNote(other)}</Typography.Paragraph>
      <Form.Item name="days" label={t.days} rules={[{ required: true, message: t.needed }]}>
        <DaysPicker min={today()} />
      </Form.Item>
      <Note />
    </FormDialog>
  )
}

interface Handed {
  readonly to: string
  readonly note: string
}

/** 交接: the post, and with it all its open tasks, is somebody else's from now on. */
export function HandOverDialog({ post: { id, name, a, b }, onClose }: Props) {
  const t = useTexts(texts).posts
  const { accountId } = useMe()
  const { message } = App.useApp()
  const { data } = useQuery(apiQuery(routes.listColleagues, {}))
  const others = (data?.colleagues ?? []).filter((one) => one.accountId !== a && one.accountId !== b)
  return (
    <FormDialog<Handed>
      title={`${t.handOver} · ${name}`}
      okText={t.handOver}
      danger
      draft={`own-post.${id}.hand-over`}
      initial={{ to: '', note: '' }}
      send={async ({ to, note }, idempotencyKey) => {
        const body = { from: accountId, to, note: noted(note) }
        await call(routes.handOverPost, { params: { id }, body, idempotencyKey })
        void message.success(t.handedOver(others.find((one) => one.accountId === to)?.name ?? to))
        await refresh()
      }}
      onClose={onClose}
    >
      <Typography.Paragraph type="secondary">{t.handOverNote}</Typography.Paragraph>
      <Form.Item name="to" label={t.handOverTo} rules={[{ required: true, message: t.needed }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t.noColleague}
          options={others.map((one) => ({ value: one.accountId, label: one.name }))}
        />
      </Form.Item>
      <Note />
    </FormDialog>
  )
}

function Note() {
  const t = useTexts(texts).posts
  return (
    <Form.Item name="note" label={t.note}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={400} />
    </Form.Item>
  )
}

function noted(note: string): string | null {
  return note.trim() === '' ? null : note.trim()
}

/** Whose tasks are whose changes with the post. */
async function refresh(): Promise<void> {
  await Promise.all([refreshRoutes(routes.listPosts), refreshLive()])
}
