import { Checkbox, Flex, Form } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

interface Props {
  /** Of the item, in its order. */
  readonly materials: readonly string[]
  readonly brought: readonly string[]
  readonly error: string | undefined
  readonly onChange: (brought: string[]) => void
}

/** The check list: what is not ticked is told in one notice. */
export function MaterialsField({ materials, brought, error, onChange }: Props) {
  const t = useTexts(texts)
  const have = materials.filter((one) => brought.includes(one))
  const toggle = (one: string, isHere: boolean) => onChange(isHere ? [...have, one] : have.filter((it) => it !== one))
  return (
    <Form.Item label={t.materials} validateStatus={error === undefined ? '' : 'error'} help={error}>
      {materials.length === 0 ? (
        t.noMaterials
      ) : (
        <Flex wrap gap="small" role="group" aria-label={t.materials}>
          <Checkbox
            checked={have.length === materials.length}
            indeterminate={have.length > 0 && have.length < materials.length}
            onChange={({ target }) => onChange(target.checked ? [...materials] : [])}
          >
            <strong>{t.allBrought}</strong>
          </Checkbox>
          {materials.map((one) => (
            <Checkbox key={one} checked={have.includes(one)} onChange={({ target }) => toggle(one, target.checked)}>
              {one}
            </Checkbox>
          ))}
        </Flex>
      )}
    </Form.Item>
  )
}
