import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Alert, App, Typography } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { ItemForm } from './item-form.tsx'
import { bodyOf, type ItemValues, valuesOf } from './item-values.ts'
import { type ItemDetail, itemQuery, refreshItems } from './queries.ts'
import { texts } from './texts.ts'

/** 修订: all of the item anew, as its next version. */
export function ReviseItem() {
  const { code = '' } = useParams()
  const query = useQuery(itemQuery(code))
  return <Loaded query={query}>{(item) => <Revision item={item} />}</Loaded>
}

function Revision({ item }: { readonly item: ItemDetail }) {
  const t = useTexts(texts).editor
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { code, name, version } = item
  const here = `/catalogue/items/${encodeURIComponent(code)}`

  async function send(values: ItemValues, idempotencyKey: string): Promise<void> {
    await call(routes.reviseItem, { params: { code }, body: bodyOf(values), idempotencyKey })
    await refreshItems()
  }

  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.reviseTitle(name)}
      </Typography.Title>
      <Alert className="wubu-gap" type="info" title={t.reviseNote} />
      <ItemForm
        // a revision of an older version is not a draft of this one
        draft={`item.revise.${code}.${version}`}
        initial={valuesOf(item)}
        send={send}
        onDone={() => {
          void message.success(t.revised)
          void navigate(`${here}?view=versions`)
        }}
        onCancel={() => void navigate(here)}
      />
    </>
  )
}
