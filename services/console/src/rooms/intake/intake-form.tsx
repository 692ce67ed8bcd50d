import { Button, Form, Grid, Typography } from 'antd'
import { useState } from 'react'
import type { Draft } from '../../shared/draft/use-draft.ts'
import { useShortcut } from '../../shared/keyboard/shortcuts.ts'
import type { Item } from '../../shared/reference/reference.ts'
import type { Me } from '../../shared/room.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import type { Intake } from './draft.ts'
import { enterGoesOn } from './focus.ts'
import { MaterialsField } from './materials-field.tsx'
import { OutcomeFields } from './outcome-fields.tsx'
import { missingMaterials, outcomeOf, possibleOutcomes, stillMissing } from './outcomes.ts'
import { ResidentField } from './resident-field.tsx'
import { texts } from './texts.ts'
import type { useSubmit } from './use-submit.ts'
import { WhatFields } from './what-fields.tsx'

interface Props {
  readonly me: Me
  readonly draft: Draft<Intake>
  readonly item: Item | null
  readonly submit: ReturnType<typeof useSubmit>
}

export function IntakeForm({ me, draft, item, submit }: Props) {
  const t = useTexts(texts)
  const isWide = Grid.useBreakpoint().sm ?? true
  const [wasTried, setTried] = useState(false)
  const { values } = draft
  const outcome = outcomeOf(values, me, item)
  const lacks = stillMissing(values, outcome, item)
  const told = wasTried ? lacks : []
  const set = (change: Partial<Intake>) => draft.set({ ...values, ...change })

  function send(): void {
    if (submit.isPending) return
    setTried(lacks.length > 0)
    if (lacks.length === 0) submit.mutate({ outcome, missing: missingMaterials(values, item) })
    else document.getElementById(fieldOf[lacks[0] ?? 'item'])?.focus()
  }
  useShortcut('$mod+Enter', t.submit, send)

  return (
    <Form
      layout={isWide ? 'horizontal' : 'vertical'}
      {...(isWide && { labelCol: { flex: '7.5em' }, wrapperCol: { flex: '1 1 0' } })}
      className="wubu-intake-form"
      disabled={submit.isPending}
      onFinish={send}
      onKeyDown={enterGoesOn}
    >
      <ResidentField value={values.resident} onChange={(resident) => set({ resident })} />
      <WhatFields values={values} set={set} item={item} missing={told} />
      {item !== null && (
        <MaterialsField
          materials={item.materials}
          brought={values.brought}
          error={told.includes('materials') ? t.missing.materials : undefined}
          onChange={(brought) => set({ brought })}
        />
      )}
      <OutcomeFields
        values={values}
        set={set}
        item={item}
        outcome={outcome}
        possible={possibleOutcomes(me, item)}
        missing={told}
      />
      {submit.error !== null && !draft.wasSent && (
        <div className="wubu-gap">
          <ErrorNote error={submit.error} />
        </div>
      )}
      <Button id="intake-submit" type="primary" size="large" htmlType="submit" loading={submit.isPending}>
        {t.submits[outcome]}
      </Button>
      <Typography.Paragraph type="secondary" className="wubu-intake-keys wubu-key-hint">
        {t.keysHint}
      </Typography.Paragraph>
    </Form>
  )
}

/** Where to go for what is missing. */
const fieldOf = {
  item: 'intake-item',
  what: 'intake-description',
  result: 'intake-result',
  ground: 'intake-ground',
  goTo: 'intake-goTo',
  materials: 'intake-submit',
} as const
