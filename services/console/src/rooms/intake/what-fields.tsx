import { Form, Input, Radio } from 'antd'
import { ItemPicker, PlacePicker } from '../../shared/reference/pickers.tsx'
import type { Item } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import { channels, type Intake } from './draft.ts'
import { focusField } from './focus.ts'
import { ItemFacts } from './item-facts.tsx'
import type { Missing } from './outcomes.ts'
import { texts } from './texts.ts'

interface Props {
  readonly values: Intake
  readonly set: (change: Partial<Intake>) => void
  readonly item: Item | null
  readonly missing: readonly Missing[]
}

/** What is asked for, where, and how it came in. */
export function WhatFields({ values, set, item, missing }: Props) {
  const t = useTexts(texts)
  const common = useTexts(shared)
  const lacking = (what: 'item' | 'what') =>
    missing.includes(what) ? { validateStatus: 'error' as const, help: t.missing[what] } : {}
  return (
    <>
      <Form.Item
        label={t.item}
        htmlFor="intake-item"
        {...(item && { extra: <ItemFacts item={item} /> })}
        {...lacking('item')}
      >
        <ItemPicker
          id="intake-item"
          aria-label={t.item}
          allowClear
          value={values.item}
          onChange={(code) => {
            // what was brought for another item says nothing about this one
            set({ item: code, brought: [], outcome: null })
            if (code !== null) focusField('intake-place')
          }}
        />
      </Form.Item>
      <Form.Item label={t.place} htmlFor="intake-place">
        <PlacePicker
          id="intake-place"
          aria-label={t.place}
          allowClear
          value={values.place}
          onChange={(place) => {
            set({ place })
            if (place !== null) focusField('intake-address')
          }}
        />
      </Form.Item>
      <Form.Item label={t.address} htmlFor="intake-address">
        <Input
          id="intake-address"
          value={values.address}
          maxLength={400}
          placeholder={t.addressHint}
          autoComplete="off"
          onChange={({ target }) => set({ address: target.value })}
        />
      </Form.Item>
      <Form.Item label={t.description} htmlFor="intake-description" {...lacking('what')}>
        <Input.TextArea
          id="intake-description"
          value={values.description}
          maxLength={4_000}
          placeholder={t.descriptionHint}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => set({ description: target.value })}
        />
      </Form.Item>
      <Form.Item label={t.channel}>
        <Radio.Group
          aria-label={t.channel}
          value={values.channel}
          onChange={({ target }) => set({ channel: target.value })}
          options={channels.map((value) => ({ value, label: common.channels[value] }))}
        />
      </Form.Item>
    </>
  )
}
