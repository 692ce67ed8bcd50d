import { routes } from '@wubu/contract'
import { App, Button, Flex, Table } from 'antd'
import { useState } from 'react'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { FormDialog } from '../../shared/form/form-dialog.tsx'
import { useNames } from '../../shared/reference/reference.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { texts as shared } from '../../shared/texts.ts'
import type { Told } from './password-once.tsx'
import { newPassword } from './passwords.ts'
import type { Account } from './queries.ts'
import { type RoleBody, RoleFields, roleBody } from './role-fields.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly accounts: readonly Account[]
  readonly page: number
  readonly onPage: (page: number) => void
  readonly onPassword: (told: Told) => void
}

export function AccountTable({ accounts, page, onPage, onPassword }: Props) {
  const t = useTexts(texts).accounts
  const { roles } = useTexts(shared)
  const names = useNames()
  return (
    <Table<Account>
      size="small"
      rowKey="accountId"
      scroll={{ x: 'max-content' }}
      dataSource={accounts}
      pagination={{ current: page, pageSize: 20, showSizeChanger: false, onChange: onPage, showTotal: t.count }}
      columns={[
        { title: t.name, dataIndex: 'displayName' },
        { title: t.role, dataIndex: 'role', render: (_, { role }) => roles[role] },
        { title: t.unit, dataIndex: 'unit', render: names.unit },
        { title: t.place, dataIndex: 'place', render: names.place },
        {
          title: t.status,
          dataIndex: 'status',
          render: (_, { status }) => <Tone tone={status === 'enabled' ? 'green' : 'grey'}>{t[status]}</Tone>,
        },
        { key: 'do', render: (_, account) => <Actions account={account} onPassword={onPassword} /> },
      ]}
    />
  )
}

/** Nobody disables or demotes themselves: the last administrator would lock everybody out. */
function Actions({ account, onPassword }: Pick<Props, 'onPassword'> & { readonly account: Account }) {
  const t = useTexts(texts).accounts
  const me = useMe()
  const { modal } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const disabling = useCommand(routes.disableAccount)
  const enabling = useCommand(routes.enableAccount)
  const resetting = useCommand(routes.changePassword)
  const { accountId, displayName } = account
  const input = { params: { id: accountId }, body: {} }
  if (accountId === me.accountId) return null

  async function reset(): Promise<void> {
    const password = newPassword()
    await resetting.mutateAsync({ params: { id: accountId }, body: { password } })
    onPassword({ title: t.reset(displayName), password })
  }
  async function change(work: Promise<unknown>): Promise<void> {
    await work
    await refreshRoutes(routes.listAccounts)
  }
  function ask(title: string, okText: string, onOk: () => Promise<void>): void {
    void modal.confirm({ title, okText, okButtonProps: { danger: true }, onOk: () => onOk().catch(() => undefined) })
  }

  const error = disabling.error ?? enabling.error ?? resetting.error
  if (account.status === 'disabled') {
    return (
      <Button size="small" onClick={() => void change(enabling.mutateAsync(input)).catch(() => undefined)}>
        {t.enable}
      </Button>
    )
  }
  return (
    <>
      <Flex gap={4}>
        <Button size="small" onClick={() => setOpen(true)}>
          {t.changeRole}
        </Button>
        <Button size="small" onClick={() => ask(t.resetAsk(displayName), t.resetPassword, reset)}>
          {t.resetPassword}
        </Button>
        <Button
          size="small"
          danger
          onClick={() => ask(t.disableAsk(displayName), t.disable, () => change(disabling.mutateAsync(input)))}
        >
          {t.disable}
        </Button>
      </Flex>
      {error !== null && <ErrorNote error={error} />}
      {isOpen && <ChangeRole account={account} onClose={() => setOpen(false)} />}
    </>
  )
}

function ChangeRole({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const t = useTexts(texts).accounts
  const { accountId, displayName, role, unit, place } = account

  async function send(values: Values, idempotencyKey: string): Promise<void> {
    await call(routes.changeRole, { params: { id: accountId }, body: roleBody(values), idempotencyKey })
    await refreshRoutes(routes.listAccounts)
  }

  return (
    <FormDialog<Values>
      title={`${t.changeRole} · ${displayName}`}
      okText={t.changeRole}
      draft={`account.role.${accountId}`}
      initial={{ role: signInRole(role), unit, place }}
      send={send}
      onClose={onClose}
    >
      <RoleFields />
    </FormDialog>
  )
}
type Values = RoleBody

function signInRole(role: Account['role']): RoleBody['role'] {
  return role === 'resident' || role === 'system' ? 'window' : role
}
