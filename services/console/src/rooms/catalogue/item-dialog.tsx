import { type Route, routes } from '@wubu/contract'
import { Form, Input, Radio, Typography } from 'antd'
import type { z } from 'zod'
import { call } from '../../shared/api/call.ts'
import { DayPicker } from '../../shared/form/day-picker.tsx'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { lastInstantOf, today } from '../../shared/settings/times.ts'
import { type ItemDetail, refreshItems } from './queries.ts'
import { texts } from './texts.ts'

type OnItem = Route<z.ZodObject<{ code: z.ZodString }>, undefined, z.ZodType>

const commands = {
  'review-item': { route: routes.reviewItem, fields: ['finding'] },
  'reject-item': { route: routes.rejectItem, fields: ['reason'] },
  'admit-item': { route: routes.admitItem, fields: ['responsibility', 'staff', 'funding'] },
  'review-item-yearly': { route: routes.reviewItemYearly, fields: ['outcome', 'finding', 'rectifyBy'] },
  'confirm-item': { route: routes.confirmItem, fields: ['finding'] },
  'suspend-item': { route: routes.suspendItem, fields: ['reason'] },
  'resume-item': { route: routes.resumeItem, fields: [] },
  'revoke-item': { route: routes.revokeItem, fields: ['reason'] },
} as const satisfies Readonly<Record<string, { readonly route: OnItem; readonly fields: readonly string[] }>>
export type ItemCommandName = keyof typeof commands
type Field = (typeof commands)[ItemCommandName]['fields'][number]

export const itemCommandNames = Object.keys(commands).filter((name): name is ItemCommandName => name in commands)

type Values = { readonly [F in Field]?: string | null }

interface Props {
  readonly command: ItemCommandName
  readonly item: ItemDetail
  readonly onClose: () => void
}

/** The words that go with a decision about an item. */
export function ItemDialog({ command, item: { code, name }, onClose }: Props) {
  const t = useTexts(texts)
  const { route, fields }: { readonly route: OnItem; readonly fields: readonly Field[] } = commands[command]

  async function send(values: Values, idempotencyKey: string): Promise<void> {
    await call(route, { params: { code }, body: bodyOf(fields, values), idempotencyKey })
    void refreshItems()
  }

  return (
    <FormDialog<Values>
      title={`${t.commands[command]} · ${name}`}
      okText={t.commands[command]}
      danger={command === 'revoke-item' || command === 'reject-item'}
      draft={`item.${code}.${command}`}
      initial={command === 'review-item-yearly' ? { outcome: 'confirmed' } : {}}
      send={send}
      onClose={onClose}
    >
      {fields.map((field) => (
        <DecisionField key={field} field={field} />
      ))}
      {fields.length === 0 && <Typography.Paragraph>{t.command.resumeNote}</Typography.Paragraph>}
    </FormDialog>
  )
}

function DecisionField({ field }: { readonly field: Field }) {
  const t = useTexts(texts).command
  if (field === 'outcome') {
    return (
      <Form.Item name={field} label={t.outcome}>
        <Radio.Group
          options={[
            { value: 'confirmed', label: t.confirmed },
            { value: 'to-rectify', label: t.toRectify },
          ]}
        />
      </Form.Item>
    )
  }
  if (field === 'rectifyBy') return <RectifyBy />
  return (
    <Form.Item name={field} label={t[field]} rules={[{ required: true, whitespace: true, message: t.needed }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={field === 'reason' ? 400 : 2_000} />
    </Form.Item>
  )
}

/** Only where something has to be rectified. */
function RectifyBy() {
  const t = useTexts(texts).command
  const outcome: unknown = Form.useWatch('outcome')
  if (outcome !== 'to-rectify') return null
  return (
    <Form.Item name="rectifyBy" label={t.rectifyBy} rules={[{ required: true, message: t.needed }]}>
      <DayPicker min={today()} />
    </Form.Item>
  )
}

/** A day lasts to its end. */
function bodyOf(fields: readonly Field[], values: Values): Values {
  const body = Object.fromEntries(fields.map((field) => [field, values[field]]).filter(([, value]) => value))
  const { outcome, rectifyBy } = values
  if (!fields.includes('rectifyBy')) return body
  return {
    ...body,
    rectifyBy: outcome === 'to-rectify' && rectifyBy ? lastInstantOf(rectifyBy) : null,
  }
}
