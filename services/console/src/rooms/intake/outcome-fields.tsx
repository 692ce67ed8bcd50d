import { Form, Input, Radio, Select } from 'antd'
import type { Item } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import type { Intake, Outcome } from './draft.ts'
import { focusField } from './focus.ts'
import type { Missing } from './outcomes.ts'
import { texts } from './texts.ts'

interface Props {
  readonly values: Intake
  readonly set: (change: Partial<Intake>) => void
  readonly item: Item | null
  readonly outcome: Outcome
  readonly possible: readonly Outcome[]
  /** What is said to be missing, once somebody tried to send it. */
  readonly missing: readonly Missing[]
}

/** What becomes of it, and what has to be said with it. */
export function OutcomeFields({ values, set, item, outcome, possible, missing }: Props) {
  const t = useTexts(texts)
  const said = (field: 'result' | 'ground' | 'goTo') => ({
    label: t[field],
    htmlFor: `intake-${field}`,
    ...(missing.includes(field) ? { validateStatus: 'error' as const, help: t.missing[field] } : {}),
  })
  const text = (field: 'result' | 'ground' | 'goTo') => (
    <Input.TextArea
      id={`intake-${field}`}
      value={values[field]}
      maxLength={4_000}
      autoSize={{ minRows: 2, maxRows: 6 }}
      onChange={({ target }) => set({ [field]: target.value })}
    />
  )
  return (
    <>
      <Form.Item label={t.outcome} extra={t.outcomeHints[outcome]}>
        <Radio.Group
          aria-label={t.outcome}
          optionType="button"
          buttonStyle="solid"
          value={outcome}
          onChange={({ target }) => set({ outcome: target.value })}
          options={possible.map((value) => ({ value, label: t.outcomes[value] }))}
        />
      </Form.Item>
      {outcome === 'instant' && (
        <Form.Item {...said('result')}>
          {item !== null && item.standardAnswers.length > 0 && (
            <Select<string>
              className="wubu-picker wubu-intake-usual"
              aria-label={t.usual}
              placeholder={t.usual}
              value={null}
              options={item.standardAnswers.map(({ question, answer }) => ({ value: answer, label: question }))}
              onSelect={(result: string) => {
                set({ result })
                focusField('intake-result')
              }}
            />
          )}
          {text('result')}
        </Form.Item>
      )}
      {outcome === 'decline' && (
        <>
          <Form.Item {...said('ground')}>{text('ground')}</Form.Item>
          <Form.Item {...said('goTo')}>{text('goTo')}</Form.Item>
        </>
      )}
    </>
  )
}
