import { Checkbox, Col, Form, Input, Radio, Row, Select, Switch } from 'antd'
import { LimitInput } from '../../shared/command-form/limit-input.tsx'
import { UnitPicker } from '../../shared/reference/pickers.tsx'
import { useUnits } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { useWords } from '../../shared/words/words.ts'
import { audiences, handlingKinds, limitNames } from './item-values.ts'
import { texts } from './texts.ts'

/** What every item says, whoever writes it. */
export function ContentFields() {
  const t = useTexts(texts)
  const words = useWords()
  const needed = { required: true, message: t.command.needed }
  return (
    <>
      <Form.Item name="name" label={t.content.name} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="handlingKinds" label={t.content.handlingKinds} rules={[atLeastOne(t.command.needed)]}>
        <Checkbox.Group options={words.options('handlingKind', handlingKinds)} />
      </Form.Item>
      <Form.Item name="audience" label={t.content.audience}>
        <Radio.Group options={audiences.map((value) => ({ value, label: t.audiences[value] }))} />
      </Form.Item>
      <Row gutter={16}>
        <Col xs={24} md={12}>
          <Form.Item name="defaultUnit" label={t.content.defaultUnit}>
            <UnitPicker allowClear />
          </Form.Item>
        </Col>
        <Col xs={24} md={12}>
          <Form.Item name="supportUnits" label={t.content.supportUnits}>
            <SeveralUnits />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="materials" label={t.content.materials} extra={t.editor.materialsHint}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Limits />
      <Rules />
      <Form.Item name="legalBasis" label={t.content.legalBasis}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2_000} />
      </Form.Item>
    </>
  )
}

/** `required` would put aria-required on a group, where it is not allowed. */
function atLeastOne(message: string) {
  return {
    validator: (_rule: unknown, chosen: readonly string[]) =>
      chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(message)),
  }
}

function Limits() {
  const t = useTexts(texts).content
  return (
    <Row gutter={16}>
      {limitNames.map((name) => (
        <Col key={name} xs={24} md={12} xl={8}>
          <Form.Item name={['limits', name]} label={t[name]}>
            <LimitInput min={0} />
          </Form.Item>
        </Col>
      ))}
      <Col xs={24} md={12} xl={8}>
        <Form.Item name="extension" label={t.extension}>
          <LimitInput />
        </Form.Item>
      </Col>
    </Row>
  )
}

function Rules() {
  const t = useTexts(texts).content
  const words = useWords()
  return (
    <Row gutter={16}>
      <Col xs={24} md={12}>
        <Form.Item name="stopPolicy" label={t.stopPolicy}>
          <Select options={words.options('stopPolicy')} />
        </Form.Item>
      </Col>
      <Col xs={24} md={12}>
        <Form.Item name={['confirms', 'returns']} label={t.confirmsReturns} layout="horizontal" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name={['confirms', 'results']} label={t.confirmsResults} layout="horizontal" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="independentFeedback" label={t.independentFeedback} layout="horizontal" valuePropName="checked">
          <Switch />
        </Form.Item>
      </Col>
    </Row>
  )
}

interface SeveralProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (units: string[]) => void
}

function SeveralUnits({ value = [], onChange, ...rest }: SeveralProps) {
  const units = useUnits()
  return (
    <Select
      {...rest}
      mode="multiple"
      value={[...value]}
      {...(onChange && { onChange })}
      showSearch={{ optionFilterProp: 'label' }}
      options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
