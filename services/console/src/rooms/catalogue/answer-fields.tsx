import { Button, Card, Form, Input } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

/** 标准答复: what is said to a question that is asked often. */
export function AnswerFields() {
  const t = useTexts(texts)
  const rules = [{ required: true, whitespace: true, message: t.command.needed }]
  return (
    <Form.List name="standardAnswers">
      {(fields, { add, remove }) => (
        <Form.Item label={t.content.standardAnswers}>
          {fields.map(({ key, name }) => (
            <Card key={key} size="small" className="wubu-gap">
              <Form.Item name={[name, 'question']} label={t.content.question} rules={rules}>
                <Input maxLength={400} />
              </Form.Item>
              <Form.Item name={[name, 'answer']} label={t.content.answer} rules={rules}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {t.editor.removeAnswer}
              </Button>
            </Card>
          ))}
          <Button onClick={() => add({ question: '', answer: '' })}>{t.editor.addAnswer}</Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
