import { Form, Radio, Select } from 'antd'
import { InstantPicker } from '../form/instant-picker.tsx'
import { ItemPicker, UnitPicker } from '../reference/pickers.tsx'
import { useTexts } from '../settings/texts.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import { useWords, type WordList } from '../words/words.ts'
import { AssignmentsInput } from './assignments-input.tsx'
import type { CommandName } from './commands.ts'
import { CorrectedInput } from './corrected-input.tsx'
import { ExtensionInput } from './extension-input.tsx'
import type { Field } from './fields.ts'
import { LeadingInput } from './leading-input.tsx'
import { LimitInput } from './limit-input.tsx'
import { MaterialsInput } from './materials-input.tsx'
import { PostInput } from './post-input.tsx'
import { TextInput } from './text-input.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly field: Field
  readonly command: CommandName
  readonly request: RequestDetail
  /** That the command is about; null for the request as a whole. */
  readonly part: Part | null
}

type Part = RequestDetail['assignments'][number]

/** One entry of a command's form, with its label and whether it has to be filled in. */
export function CommandField(props: Props) {
  const t = useTexts(texts)
  const { field } = props
  const isOptional = 'optional' in field
  const label = t.fields[field.name]
  return (
    <Form.Item
      name={field.name}
      label={isOptional ? `${label} · ${t.optional}` : label}
      rules={
        isOptional ? [] : [{ required: true, message: t.required, ...(field.kind === 'text' && { whitespace: true }) }]
      }
    >
      {inputOf(props)}
    </Form.Item>
  )
}

function inputOf({ field, command, request, part }: Props) {
  const unit = part?.unit ?? null
  switch (field.kind) {
    case 'text':
      return <TextInput command={command} request={request} unit={unit} />
    case 'choice':
      return <Choice list={field.list} />
    case 'item':
      return <ItemPicker />
    case 'unit':
      return <UnitPicker />
    case 'post':
      return <PostInput unit={unit} present={part?.post ?? null} />
    case 'limit':
      return <LimitInput />
    case 'instant':
      return <InstantPicker isAhead />
    case 'materials':
      return <MaterialsInput request={request} command={command} />
    case 'yesNo':
      return <YesNo />
    case 'leading':
      return <LeadingInput request={request} />
    case 'assignments':
      return <AssignmentsInput request={request} />
    case 'extension':
      return <ExtensionInput request={request} />
    case 'corrected':
      return <CorrectedInput />
    default:
      return field satisfies never
  }
}

interface ValueProps<T> {
  readonly id?: string
  readonly value?: T
  readonly onChange?: (value: T) => void
}

/** A code of a list: few as buttons, many as a list to choose from. */
function Choice({ list, value, onChange, ...rest }: ValueProps<string | number> & { readonly list: WordList }) {
  const options = useWords().options(list)
  const isLevel = list === 'level'
  const shown = value === undefined ? null : String(value)
  const change = (code: string) => onChange?.(isLevel ? Number(code) : code)
  if (options.length > 4) {
    return <Select {...rest} value={shown} onChange={change} options={isLevel ? options.toReversed() : options} />
  }
  return (
    <Radio.Group
      {...rest}
      value={shown}
      onChange={({ target }) => change(String(target.value))}
      options={options}
      optionType="button"
    />
  )
}

function YesNo({ value, onChange, ...rest }: ValueProps<boolean>) {
  const { yesNo } = useWords()
  return (
    <Radio.Group
      {...rest}
      value={value ?? null}
      onChange={({ target }) => onChange?.(target.value === true)}
      options={[true, false].map((one) => ({ value: one, label: yesNo(one) }))}
      optionType="button"
    />
  )
}
