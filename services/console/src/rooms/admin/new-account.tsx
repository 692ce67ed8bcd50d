import { routes } from '@wubu/contract'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import type { Told } from './password-once.tsx'
import { newPassword } from './passwords.ts'
import { type RoleBody, RoleFields, roleBody } from './role-fields.tsx'
import { texts } from './texts.ts'

interface Values extends RoleBody {
  readonly name: string
  readonly displayName: string
}

interface Props {
  readonly onPassword: (told: Told) => void
  readonly onClose: () => void
}

/** 开户: the password is made here, and shown once the account is there. */
export function NewAccount({ onPassword, onClose }: Props) {
  const t = useTexts(texts)
  // one for as long as this is tried: another body under the same key would be refused
  const [password] = useState(newPassword)
  const rules = [{ required: true, whitespace: true, message: t.needed }]

  async function send({ name, displayName, ...post }: Values, idempotencyKey: string): Promise<void> {
    await call(routes.createAccount, { body: { name, displayName, ...roleBody(post), password }, idempotencyKey })
    void refreshRoutes(routes.listAccounts)
    onPassword({ title: t.accounts.created(displayName), password })
  }

  return (
    <FormDialog<Values>
      title={t.accounts.add}
      okText={t.accounts.add}
      draft="account.new"
      initial={{ name: '', displayName: '', role: 'window', unit: null, place: null }}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={t.accounts.login} extra={t.accounts.loginHint} rules={rules}>
        <Input autoFocus autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={120} />
      </Form.Item>
      <Form.Item name="displayName" label={t.accounts.name} rules={rules}>
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
      <RoleFields />
    </FormDialog>
  )
}
