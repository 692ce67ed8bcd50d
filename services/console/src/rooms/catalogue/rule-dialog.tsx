import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { apiQuery, refreshRoutes } from '../../shared/api/query.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { ItemPicker, PlacePicker, UnitPicker } from '../../shared/reference/pickers.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { type RuleBody, RuleTrial } from './rule-trial.tsx'
import { texts } from './texts.ts'

type Values = { readonly [K in 'item' | 'place' | 'unit' | 'post' | 'note']: string | null }

interface Props {
  /** Without an id it is a new one. */
  readonly rule: Partial<RuleBody> & { readonly ruleId?: string }
  readonly onClose: () => void
}

/** A rule, and what it would have done with the latest requests. */
export function RuleDialog({ rule, onClose }: Props) {
  const t = useTexts(texts).routing
  const [ruleId] = useState(() => rule.ruleId ?? `rule-${crypto.randomUUID().slice(0, 8)}`)
  const { item = null, place = null, unit = null, post = null, note = null } = rule

  async function send(values: Values, idempotencyKey: string): Promise<void> {
    const body = bodyOf(values)
    if (body === null) return
    await call(routes.setRoutingRule, { params: { id: ruleId }, body, idempotencyKey })
    await refreshRoutes(routes.listRoutingRules)
  }

  return (
    <FormDialog<Values>
      title={rule.ruleId === undefined ? t.add : t.edit}
      okText={t.save}
      draft={`routing.${rule.ruleId ?? 'new'}`}
      initial={{ item, place, unit, post, note }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="item" label={t.item}>
        <ItemPicker allowClear />
      </Form.Item>
      <Form.Item name="place" label={t.place}>
        <PlacePicker allowClear />
      </Form.Item>
      <Form.Item name="unit" label={t.unit} rules={[{ required: true, message: t.unitNeeded }]}>
        <UnitPicker />
      </Form.Item>
      <PostField />
      <Form.Item name="note" label={t.why}>
        <Input maxLength={400} />
      </Form.Item>
      <TrialOf ruleId={ruleId} />
    </FormDialog>
  )
}

/** Of the unit that was chosen. */
function PostField() {
  const t = useTexts(texts).routing
  const unit: unknown = Form.useWatch('unit')
  const posts = useQuery(apiQuery(routes.listPosts, { query: {} })).data?.posts ?? []
  const options = posts.filter((post) => post.unit === unit && post.status === 'open')
  return (
    <Form.Item name="post" label={t.post}>
      <Select
        allowClear
        placeholder={t.anyPost}
        options={options.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

function TrialOf({ ruleId }: { readonly ruleId: string }) {
  const values = Form.useWatch((typed: Values) => typed)
  const body = values && bodyOf(values)
  return <RuleTrial ruleId={ruleId} body={body ?? null} />
}

/** Null as long as it says nothing that can be tried. */
function bodyOf({ item, place, unit, post, note }: Values): RuleBody | null {
  if (!unit) return null
  return { item: item ?? null, place: place ?? null, unit, post: post ?? null, note: note?.trim() ? note : null }
}
