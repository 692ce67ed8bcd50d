import { Form, Select } from 'antd'
import { ItemPicker, PlacePicker } from '../reference/pickers.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | null) => void
}

/** What an entry is to be: of the kind that `field` of the same form names. */
export function CorrectedInput(props: Props) {
  const { options } = useWords()
  const field: unknown = Form.useWatch('field')
  if (field === 'item') return <ItemPicker {...props} />
  if (field === 'place') return <PlacePicker {...props} />
  return (
    <Select
      {...(props.id !== undefined && { id: props.id })}
      value={props.value ?? null}
      disabled={field !== 'channel'}
      onChange={(code) => props.onChange?.(code)}
      options={options('channel')}
    />
  )
}
