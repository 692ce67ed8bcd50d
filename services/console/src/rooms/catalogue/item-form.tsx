import { useMutation } from '@tanstack/react-query'
import { Button, Flex, Form } from 'antd'
import type { ReactNode } from 'react'
import { DraftNote } from '../../shared/draft/draft-note.tsx'
import { useDraft } from '../../shared/draft/use-draft.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { ContentFields } from './content-fields.tsx'
import { type ItemValues, isItemValues } from './item-values.ts'
import { texts } from './texts.ts'

interface Props {
  readonly draft: string
  readonly initial: ItemValues
  readonly send: (values: ItemValues, idempotencyKey: string) => Promise<unknown>
  readonly onDone: (values: ItemValues) => void
  readonly onCancel: () => void
  /** What stands before what every item has. */
  readonly children?: ReactNode
}

/** All that an item says; kept in this browser until the server has it. */
export function ItemForm({ initial, send, onDone, onCancel, children, ...rest }: Props) {
  const t = useTexts(texts).editor
  const [form] = Form.useForm<ItemValues>()
  const draft = useDraft<ItemValues>(rest.draft, initial, isItemValues)
  const sending = useMutation({
    mutationFn: () => draft.send((values, key) => send(values, key).then(() => values)),
    onSuccess: onDone,
  })
  return (
    <Form<ItemValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="wubu-item-form"
      initialValues={draft.values}
      onValuesChange={(_changed, values) => draft.set({ ...initial, ...values })}
      onFinish={() => sending.mutate()}
      scrollToFirstError={{ focus: true }}
    >
      <DraftNote
        draft={draft}
        onDiscard={() => {
          draft.discard()
          form.setFieldsValue({ ...initial })
        }}
      />
      {children}
      <ContentFields />
      <AnswerFields />
      {sending.error !== null && <ErrorNote error={sending.error} />}
      <Flex gap="small" className="wubu-pages">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </Flex>
    </Form>
  )
}
