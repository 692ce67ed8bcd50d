import { type CallInput, type Routes, routes } from '@wubu/contract'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { PlacePicker } from '../../shared/reference/pickers.tsx'
import { useNames, usePlaces } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { IdentityFields } from './identity-fields.tsx'
import { NodeTable } from './node-table.tsx'
import { texts } from './texts.ts'

export function PlacesView() {
  const t = useTexts(texts).organisation
  const names = useNames()
  const places = usePlaces()
  const [isNew, setNew] = useState(false)
  const kinds: Readonly<Record<string, string>> = t.placeKinds
  return (
    <>
      <NodeTable
        nodes={places.map(({ parent, kind, ...place }) => ({
          ...place,
          kind: kinds[kind] ?? kind,
          above: names.place(parent),
        }))}
        add={
          <Button type="primary" onClick={() => setNew(true)}>
            {t.addPlace}
          </Button>
        }
        rename={(id, name, idempotencyKey) =>
          refreshed(call(routes.renamePlace, { params: { id }, body: { name }, idempotencyKey }))
        }
        close={(id) => refreshed(call(routes.closePlace, { params: { id }, body: {} }))}
      />
      {isNew && <NewPlace onClose={() => setNew(false)} />}
    </>
  )
}

interface Values extends Pick<CallInput<Routes['registerPlace']>['body'], 'kind' | 'name'> {
  readonly id: string
  readonly parent: string | null
}

function NewPlace({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts).organisation
  return (
    <FormDialog<Values>
      title={t.addPlace}
      okText={t.addPlace}
      draft="place.new"
      initial={{ id: '', name: '', kind: 'grid', parent: null }}
      send={({ id, parent, ...place }, idempotencyKey) => {
        const body = { ...place, placeId: id.trim(), parent: parent ?? null }
        return refreshed(call(routes.registerPlace, { body, idempotencyKey }))
      }}
      onClose={onClose}
    >
      <IdentityFields kinds={t.placeKinds} />
      <Form.Item name="parent" label={t.parent}>
        <PlacePicker allowClear />
      </Form.Item>
    </FormDialog>
  )
}

async function refreshed(writing: Promise<unknown>): Promise<void> {
  await writing
  await refreshRoutes(routes.listPlaces)
}
