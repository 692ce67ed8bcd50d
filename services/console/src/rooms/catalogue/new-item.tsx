import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Form, Input, Typography } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { ItemForm } from './item-form.tsx'
import { bodyOf, emptyItem, type ItemValues, valuesOf } from './item-values.ts'
import { itemQuery, refreshItems } from './queries.ts'
import { texts } from './texts.ts'

/** A department asks for an item's admission, or an administrator takes one over; `?code=` asks again for one that is there. */
export function NewItem() {
  const code = useSearchParams()[0].get('code')
  const { role, unit } = useMe()
  const query = useQuery({ ...itemQuery(code ?? ''), enabled: code !== null })
  if (code === null) return <Editor initial={{ ...emptyItem, defaultUnit: role === 'unit-head' ? unit : null }} />
  return <Loaded query={query}>{(item) => <Editor initial={valuesOf(item)} />}</Loaded>
}

function Editor({ initial }: { readonly initial: ItemValues }) {
  const t = useTexts(texts).editor
  const { message } = App.useApp()
  const navigate = useNavigate()
  const asks = useMe().role === 'unit-head'

  async function send(values: ItemValues, idempotencyKey: string): Promise<void> {
    const body = { ...bodyOf(values), code: values.code.trim() }
    if (asks) await call(routes.proposeItem, { body: { ...body, reason: values.reason }, idempotencyKey })
    else await call(routes.registerItem, { body, idempotencyKey })
    await refreshItems()
  }

  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {asks ? t.proposeTitle : t.registerTitle}
      </Typography.Title>
      <ItemForm
        draft={`item.new.${initial.code}`}
        initial={initial}
        send={send}
        onDone={({ code }) => {
          void message.success(asks ? t.proposed : t.registered)
          void navigate(`/catalogue/items/${encodeURIComponent(code.trim())}`)
        }}
        onCancel={() => void navigate('/catalogue')}
      >
        <NewFields isKnown={initial.code !== ''} asks={asks} />
      </ItemForm>
    </>
  )
}

function NewFields({ isKnown, asks }: { readonly isKnown: boolean; readonly asks: boolean }) {
  const t = useTexts(texts)
  const rules = [{ required: true, whitespace: true, message: t.command.needed }]
  return (
    <>
      <Form.Item name="code" label={t.editor.code} extra={t.editor.codeHint} rules={rules}>
        <Input autoFocus={!isKnown} readOnly={isKnown} maxLength={80} />
      </Form.Item>
      {asks && (
        <Form.Item name="reason" label={t.editor.reason} rules={rules}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />
        </Form.Item>
      )}
    </>
  )
}
