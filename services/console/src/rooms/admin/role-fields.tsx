import type { CallInput, Routes } from '@wubu/contract'
import { Form, Select } from 'antd'
import { PlacePicker, UnitPicker } from '../../shared/reference/pickers.tsx'
import { staff } from '../../shared/room.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import { texts } from './texts.ts'

type Body = CallInput<Routes['changeRole']>['body']
export interface RoleBody extends Pick<Body, 'role'> {
  readonly unit: string | null
  readonly place: string | null
}

/** What somebody works as, for whom, and where. */
export function RoleFields() {
  const t = useTexts(texts).accounts
  const { roles } = useTexts(shared)
  return (
    <>
      <Form.Item name="role" label={t.role}>
        <Select options={staff.map((value) => ({ value, label: roles[value] }))} />
      </Form.Item>
      <Form.Item name="unit" label={t.unit}>
        <UnitPicker allowClear />
      </Form.Item>
      <Form.Item name="place" label={t.place}>
        <PlacePicker allowClear />
      </Form.Item>
    </>
  )
}

export function roleBody({ role, unit, place }: RoleBody): RoleBody {
  return { role, unit: unit ?? null, place: place ?? null }
}
