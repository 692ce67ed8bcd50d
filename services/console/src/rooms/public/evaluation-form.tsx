import { useQueryClient } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Form, Input, Radio } from 'antd'
import { useCommand } from '../../shared/api/use-command.ts'
import type { ReceiptProof } from '../../shared/request/progress-address.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { progressOf } from './queries.ts'
import { texts } from './texts.ts'

interface Answer {
  readonly level: 1 | 2 | 3 | 4 | 5
  readonly solved: boolean
  readonly reason?: string
}

/** 评议 by the resident: two presses, and words for whoever has some. */
export function EvaluationForm({ proof: { receiptNo, code } }: { readonly proof: ReceiptProof }) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Answer>()
  const { level, solved } = Form.useWatch((values) => values, form) ?? {}
  const isBad = (level !== undefined && level <= 2) || solved === false
  const evaluate = useCommand(routes.evaluatePublicly)

  async function send({ level, solved, reason = '' }: Answer): Promise<void> {
    const body = { code, level, solved, reason: reason.trim() === '' ? null : reason.trim() }
    await evaluate.mutateAsync({ params: { receiptNo }, body })
    void message.success(t.thanks)
    await queries.invalidateQueries({ queryKey: progressOf({ receiptNo, code }).queryKey })
  }

  return (
    <section className="wubu-public-evaluation">
      <h2>{t.evaluate}</h2>
      <Form<Answer>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={evaluate.isPending}
        // what went wrong stands below
        onFinish={(answer) => void send(answer).catch(() => undefined)}
      >
        <Form.Item name="level" label={t.level} rules={[{ required: true, message: t.levelPlease }]}>
          <Radio.Group
            className="wubu-public-choices"
            options={([5, 4, 3, 2, 1] as const).map((value) => ({ value, label: t.levels[value] }))}
          />
        </Form.Item>
        <Form.Item name="solved" label={t.solved} rules={[{ required: true, message: t.solvedPlease }]}>
          <Radio.Group
            className="wubu-public-choices"
            options={[
              { value: true, label: t.solvedYes },
              { value: false, label: t.solvedNo },
            ]}
          />
        </Form.Item>
        <Form.Item name="reason" label={isBad ? t.reasonBad : t.reason} {...(isBad && { extra: t.again })}>
          <Input.TextArea maxLength={2_000} autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        {evaluate.error !== null && (
          <div className="wubu-gap">
            <ErrorNote error={evaluate.error} />
          </div>
        )}
        <Button type="primary" htmlType="submit" block loading={evaluate.isPending}>
          {t.send}
        </Button>
      </Form>
    </section>
  )
}
