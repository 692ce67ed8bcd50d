import { type CallInput, type Routes, routes } from '@wubu/contract'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { PlacePicker, UnitPicker } from '../../shared/reference/pickers.tsx'
import { useNames, useUnits } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { IdentityFields } from './identity-fields.tsx'
import { NodeTable } from './node-table.tsx'
import { texts } from './texts.ts'

export function UnitsView() {
  const t = useTexts(texts).organisation
  const names = useNames()
  const units = useUnits()
  const [isNew, setNew] = useState(false)
  const kinds: Readonly<Record<string, string>> = t.unitKinds
  return (
    <>
      <NodeTable
        nodes={units.map(({ parent, kind, ...unit }) => ({
          ...unit,
          kind: kinds[kind] ?? kind,
          above: names.unit(parent),
        }))}
        add={
          <Button type="primary" onClick={() => setNew(true)}>
            {t.addUnit}
          </Button>
        }
        rename={(id, name, idempotencyKey) =>
          refreshed(call(routes.renameUnit, { params: { id }, body: { name }, idempotencyKey }))
        }
        close={(id) => refreshed(call(routes.closeUnit, { params: { id }, body: {} }))}
      />
      {isNew && <NewUnit onClose={() => setNew(false)} />}
    </>
  )
}

interface Values extends Pick<CallInput<Routes['registerUnit']>['body'], 'kind' | 'name'> {
  readonly id: string
  readonly parent: string | null
  readonly place: string | null
}

function NewUnit({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts).organisation
  return (
    <FormDialog<Values>
      title={t.addUnit}
      okText={t.addUnit}
      draft="unit.new"
      initial={{ id: '', name: '', kind: 'department', parent: null, place: null }}
      send={({ id, parent, place, ...unit }, idempotencyKey) => {
        const body = { ...unit, unitId: id.trim(), parent: parent ?? null, place: place ?? null }
        return refreshed(call(routes.registerUnit, { body, idempotencyKey }))
      }}
      onClose={onClose}
    >
      <IdentityFields kinds={t.unitKinds} />
      <Form.Item name="parent" label={t.parent}>
        <UnitPicker allowClear />
      </Form.Item>
      <Form.Item name="place" label={t.place}>
        <PlacePicker allowClear />
      </Form.Item>
    </FormDialog>
  )
}

async function refreshed(writing: Promise<unknown>): Promise<void> {
  await writing
  await refreshRoutes(routes.listUnits)
}
