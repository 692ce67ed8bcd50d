import { type CallInput, type Routes, routes } from '@wubu/contract'
import { Form, Input, Select } from 'antd'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { DaysPicker } from '../../shared/form/day-picker.tsx'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { UnitPicker } from '../../shared/reference/pickers.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { spanOf, today } from '../../shared/settings/times.ts'
import { HolderField } from './holder-field.tsx'
import type { Post } from './queries.ts'
import { texts } from './texts.ts'

export type PostAction = 'establish' | 'change' | 'absence' | 'handOver'

interface Props {
  readonly action: PostAction
  /** Null where it is a new one. */
  readonly post: Post | null
  readonly onClose: () => void
}

type Kind = CallInput<Routes['establishPost']>['body']['kind']
interface Values {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly kind: Kind
  readonly a: string
  readonly b: string
  readonly holder: string
  readonly to: string
  readonly days: readonly [string, string] | null
  readonly note: string
}

/** A post: a new one, other people, somebody away, or handed over. */
export function PostDialog({ action, post, onClose }: Props) {
  const t = useTexts(texts).posts
  const title = action === 'establish' ? t.add : t[action]
  const { id = '', unit = '', a = '', b = '' } = post ?? {}
  return (
    <FormDialog<Values>
      title={post ? `${title} · ${post.name}` : title}
      okText={title}
      draft={`post.${id}.${action}`}
      initial={{ id, name: '', unit, kind: 'handler', a, b, holder: a, to: '', days: null, note: '' }}
      send={async (values, key) => {
        await send(action, { ...values, id: values.id || id }, key)
        await refreshRoutes(routes.listPosts)
      }}
      onClose={onClose}
    >
      {action === 'establish' && <NewFields />}
      {(action === 'establish' || action === 'change') && (
        <>
          <HolderField name="a" label={t.a} unit={post?.unit ?? null} />
          <HolderField name="b" label={t.b} unit={post?.unit ?? null} />
        </>
      )}
      {(action === 'absence' || action === 'handOver') && post && (
        <HolderField
          name="holder"
          label={action === 'absence' ? t.who : t.handOverFrom}
          unit={post.unit}
          among={[post.a, post.b]}
        />
      )}
      {action === 'handOver' && post && <HolderField name="to" label={t.handOverTo} unit={post.unit} />}
      {action === 'absence' && <DaysField />}
    </FormDialog>
  )
}

function NewFields() {
  const t = useTexts(texts)
  const rules = [{ required: true, message: t.needed }]
  return (
    <>
      <Form.Item name="id" label={t.posts.id} extra={t.organisation.idHint} rules={rules}>
        <Input autoFocus autoComplete="off" maxLength={80} />
      </Form.Item>
      <Form.Item name="name" label={t.posts.name} rules={rules}>
        <Input autoComplete="off" maxLength={120} />
      </Form.Item>
      <Form.Item name="unit" label={t.posts.unit} rules={rules}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="kind" label={t.posts.kind}>
        <Select options={Object.entries(t.posts.kinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </>
  )
}

function DaysField() {
  const t = useTexts(texts)
  return (
    <Form.Item name="days" label={t.posts.days} rules={[{ required: true, message: t.needed }]}>
      <DaysPicker min={today()} />
    </Form.Item>
  )
}

async function send(action: PostAction, values: Values, idempotencyKey: string): Promise<unknown> {
  const { id, name, unit, kind, a, b, holder, to, days } = values
  const params = { id }
  switch (action) {
    case 'establish':
      return call(routes.establishPost, { body: { postId: id.trim(), name, unit, kind, a, b }, idempotencyKey })
    case 'change':
      return call(routes.changePostHolders, { params, body: { a, b }, idempotencyKey })
    case 'handOver':
      return call(routes.handOverPost, { params, body: { from: holder, to }, idempotencyKey })
    case 'absence': {
      const body = { holder, ...spanOf(days ?? [today(), today()]) }
      return call(routes.recordAbsence, { params, body, idempotencyKey })
    }
    default:
      return action satisfies never
  }
}
