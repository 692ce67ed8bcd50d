import { UserOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { explain } from '../shared/api/explain.ts'
import { countDrafts } from '../shared/draft/kept-drafts.ts'
import { signOut, useMe } from '../shared/session/session.ts'
import { useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'

export function AccountMenu({ isWide }: { readonly isWide: boolean }) {
  const t = useTexts(texts)
  const me = useMe()
  const { language } = useSettings()
  const { modal, message } = App.useApp()
  const out = useMutation({
    mutationFn: () => signOut(me),
    onError: (error) => void message.error(explain(error, language).title),
  })

  function leave(): void {
    const drafts = countDrafts(me.accountId)
    if (drafts === 0) out.mutate()
    else ask(drafts)
  }
  function ask(drafts: number): void {
    void modal.confirm({
      title: t.shell.signOut,
      content: t.shell.signOutDrafts(drafts),
      okText: t.shell.signOut,
      onOk: () => out.mutateAsync(),
    })
  }

  const who = [me.name, t.roles[me.role], me.unit].filter((part) => part !== null).join(' · ')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: who, disabled: true },
          { type: 'divider' },
          { key: 'out', label: t.shell.signOut, onClick: leave },
        ],
      }}
    >
      <Button type="text" aria-label={`${t.shell.account} ${me.name}`} icon={<UserOutlined />}>
        {isWide && me.name}
      </Button>
    </Dropdown>
  )
}
