import { useMutation } from '@tanstack/react-query'
import { type CallInput, type ReplyOf, type Routes, routes } from '@wubu/contract'
import { App, Empty, Form, Input, Modal, Radio, Typography } from 'antd'
import { useId, useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { texts } from './texts.ts'

type Search = CallInput<Routes['findForErasure']>['body']
type Found = ReplyOf<Routes['findForErasure']>['residents'][number]

const initial: Search = { by: 'idNumber', value: '', reason: 'resident-asked' }

/** 申请注销: the resident is found by a whole number and shown masked, which is recorded. What is typed is not kept in the browser. */
export function AskForErasure({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts).erasures
  const formId = useId()
  const [form] = Form.useForm<Search>()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<string | null>(null)
  const finding = useMutation({
    mutationFn: (body: Search) => call(routes.findForErasure, { body }),
    onSuccess: ({ residents: [first, ...others] }) =>
      setChosen(first && others.length === 0 && !first.erasureAsked ? first.residentId : null),
  })
  const asking = useCommand(routes.requestErasure)

  async function ask(): Promise<void> {
    if (chosen === null) return
    await asking.mutateAsync({ params: { id: chosen }, body: { reason: form.getFieldValue('reason') } })
    await refreshRoutes(routes.listErasures)
    void message.success(t.asked)
    onClose()
  }

  const error = finding.error ?? asking.error
  return (
    <Modal
      open
      title={t.ask}
      okText={t.ask}
      okButtonProps={{ disabled: chosen === null, loading: asking.isPending }}
      mask={{ closable: false }}
      width={640}
      onOk={() => void ask().catch(() => undefined)}
      onCancel={onClose}
    >
      <Form<Search>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={(changed) => {
          // whom the reason was given for is found anew under another one
          finding.reset()
          setChosen(null)
          if ('by' in changed) form.setFieldValue('value', '')
        }}
        onFinish={(values) => finding.mutate(values)}
      >
        <Form.Item name="reason" label={t.reason}>
          <Radio.Group
            className="wubu-checks"
            options={Object.entries(t.reasons).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="by" label={t.findBy}>
          <Radio.Group options={Object.entries(t.fields).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="value"
          label={t.number}
          extra={t.numberHint}
          normalize={(typed: string) => typed.trim()}
          rules={[{ required: true, message: t.numberNeeded }]}
        >
          <Input.Search
            autoFocus
            autoComplete="off"
            maxLength={40}
            enterButton={t.find}
            loading={finding.isPending}
            onSearch={() => form.submit()}
            onPressEnter={(event) => event.preventDefault()}
          />
        </Form.Item>
      </Form>
      {finding.data && <FoundResidents found={finding.data.residents} chosen={chosen} onChoose={setChosen} />}
      {error !== null && <ErrorNote error={error} />}
    </Modal>
  )
}

interface FoundProps {
  readonly found: readonly Found[]
  readonly chosen: string | null
  readonly onChoose: (residentId: string) => void
}

function FoundResidents({ found, chosen, onChoose }: FoundProps) {
  const t = useTexts(texts).erasures
  if (found.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.foundNobody} />
  return (
    <>
      <Typography.Paragraph type="secondary">{t.recorded}</Typography.Paragraph>
      <Radio.Group
        className="wubu-checks"
        aria-label={t.whom}
        value={chosen}
        onChange={({ target }) => onChoose(String(target.value))}
        options={found.map(({ residentId, name, phone, idNumber, erasureAsked }) => ({
          value: residentId,
          disabled: erasureAsked,
          label: (
            <>
              {name ?? t.noName} · {phone ?? t.noPhone} · {idNumber ?? t.noIdNumber}{' '}
              {erasureAsked && <Tone tone="amber">{t.askedAlready}</Tone>}
            </>
          ),
        }))}
      />
    </>
  )
}
