import { Alert, Button, Flex, Form, Input } from 'antd'
import { useState } from 'react'
import { DraftNote } from '../../shared/draft/draft-note.tsx'
import { useDraft } from '../../shared/draft/use-draft.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { DayFields } from './day-fields.tsx'
import { texts } from './texts.ts'
import {
  bodyOfYear,
  type CalendarYear,
  isYearValues,
  valuesOfYear,
  type YearBody,
  type YearValues,
} from './year-days.ts'
import { YearMonths } from './year-months.tsx'
import { YearPreview } from './year-preview.tsx'

interface Props {
  readonly year: number
  readonly current: CalendarYear | undefined
  readonly onClose: () => void
}

/** A year set anew, seen while it is typed; nothing is written before it was shown what moves. */
export function YearEditor({ year, current, onClose }: Props) {
  const t = useTexts(texts).calendar
  const [form] = Form.useForm<YearValues>()
  const version = (current?.version ?? 0) + 1
  const initial = valuesOfYear(current)
  const draft = useDraft<YearValues>(`calendar.${year}.${version}`, initial, isYearValues)
  const [asked, setAsked] = useState<YearBody['status'] | null>(null)
  const content = bodyOfYear(draft.values)

  async function ask(status: YearBody['status']): Promise<void> {
    await form.validateFields()
    setAsked(status)
  }
  /** What is missing is said beside its field. */
  const onAsk = (status: YearBody['status']) => () => void ask(status).catch(() => undefined)

  return (
    <div className="wubu-year">
      <YearMonths year={year} holidays={content.holidays} workdays={content.workdays} />
      <Form<YearValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.values}
        onValuesChange={(_changed, values) => draft.set({ ...initial, ...values })}
      >
        <DraftNote
          draft={draft}
          onDiscard={() => {
            draft.discard()
            form.setFieldsValue({ ...initial })
          }}
        />
        {current?.status !== 'published' && <Alert className="wubu-gap" type="info" title={t.provisionalNote} />}
        <Form.Item
          name="source"
          label={t.source}
          extra={t.sourceHint}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input maxLength={400} />
        </Form.Item>
        <DayFields year={year} />
        <Flex gap="small" wrap>
          <Button type="primary" onClick={onAsk('published')}>
            {t.publish}
          </Button>
          <Button onClick={onAsk('provisional')}>{t.saveDraft}</Button>
          <Button onClick={onClose}>{t.stopEditing}</Button>
        </Flex>
      </Form>
      {asked !== null && (
        <YearPreview
          year={year}
          body={{ ...content, version, status: asked }}
          send={(work) => draft.send((_values, key) => work(key))}
          onBack={() => setAsked(null)}
          onDone={onClose}
        />
      )}
    </div>
  )
}
