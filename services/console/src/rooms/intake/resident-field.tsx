import { Button, Flex, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../shared/settings/texts.ts'
import type { Chosen } from './draft.ts'
import { focusField } from './focus.ts'
import { lookUpOf } from './look-up.ts'
import { useResidents } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  readonly value: Chosen | null
  readonly onChange: (value: Chosen | null) => void
}

/** Who it is for: found again, named for the first time, or nobody. */
export function ResidentField({ value, onChange }: Props) {
  const t = useTexts(texts)
  if (value === null) return <ResidentSearch onChange={onChange} />
  const reset = () => {
    onChange(null)
    focusField('intake-resident')
  }
  return (
    <Form.Item label={t.resident}>
      <Flex gap="small" align="center" wrap>
        {value.kind === 'known' ? (
          <strong>{[value.name, value.phone, value.idNumber].filter(Boolean).join(' · ')}</strong>
        ) : (
          <NewResident value={value} onChange={onChange} />
        )}
        <Button onClick={reset}>{t.otherResident}</Button>
      </Flex>
    </Form.Item>
  )
}

function NewResident({ value, onChange }: { readonly value: Chosen; readonly onChange: (value: Chosen) => void }) {
  const t = useTexts(texts)
  const fields = ['name', 'phone', 'idNumber'] as const
  const longest = { name: 120, phone: 40, idNumber: 40 }
  return fields.map((field) => (
    <Input
      key={field}
      id={`intake-${field}`}
      className="wubu-intake-person"
      aria-label={t[field]}
      placeholder={t[field]}
      maxLength={longest[field]}
      value={value[field]}
      autoComplete="off"
      inputMode={field === 'phone' ? 'tel' : 'text'}
      onChange={({ target }) => onChange({ ...value, [field]: target.value })}
    />
  ))
}

function ResidentSearch({ onChange }: { readonly onChange: (value: Chosen) => void }) {
  const t = useTexts(texts)
  const [typed, setTyped] = useState('')
  const found = useResidents(typed)
  const fresh = newOf(typed)
  // nothing can be chosen while the search is on: Enter would make somebody new who is known already
  const options = found && [
    ...found.map(({ residentId, name, phone, idNumber }) => ({
      value: residentId,
      label: [name, phone, idNumber].filter(Boolean).join(' · '),
    })),
    ...(fresh ? [{ value: 'new', label: t.newResident(fresh.name || fresh.phone || fresh.idNumber) }] : []),
  ]

  function choose(id: string): void {
    const known = found?.find(({ residentId }) => residentId === id)
    if (known) {
      const { residentId, name, phone, idNumber } = known
      onChange({ kind: 'known', residentId, name: name ?? '', phone: phone ?? '', idNumber: idNumber ?? '' })
      focusField('intake-item')
    } else if (fresh) {
      onChange(fresh)
      focusField(fresh.name === '' ? 'intake-name' : fresh.phone === '' ? 'intake-phone' : 'intake-idNumber')
    }
  }

  return (
    <Form.Item label={t.resident} htmlFor="intake-resident">
      <Select<string, { readonly value: string; readonly label: string }>
        id="intake-resident"
        autoFocus
        className="wubu-picker"
        placeholder={t.residentHint}
        value={null}
        showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
        suffixIcon={null}
        notFoundContent={options === undefined ? t.looking : t.typeMore}
        options={options ?? []}
        onSelect={choose}
      />
    </Form.Item>
  )
}

/** The end of a phone alone names nobody. */
function newOf(typed: string): Chosen | null {
  const { name = '', phone = '', idNumber = '' } = lookUpOf(typed) ?? {}
  return name + phone + idNumber === '' ? null : { kind: 'new', name, phone, idNumber }
}
