import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Layout } from 'antd'
import { readers } from '../shared/room.ts'
import { useMe } from '../shared/session/session.ts'
import { changeSettings, useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'
import { AccountMenu } from './account-menu.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { FindRequest } from './find-request.tsx'

interface Props {
  readonly isWide: boolean
  readonly onMenu: () => void
  readonly onKeys: () => void
}

export function Head({ isWide, onMenu, onKeys }: Props) {
  const t = useTexts(texts).shell
  const { role } = useMe()
  const { language, menuFolded } = useSettings()
  const other = language === 'zh' ? 'en' : 'zh'
  const menuLabel = isWide ? (menuFolded ? t.unfoldMenu : t.foldMenu) : t.openMenu
  return (
    <Layout.Header className="wubu-head">
      <Button type="text" aria-label={menuLabel} icon={menuIcon(isWide, menuFolded)} onClick={onMenu} />
      {readers.some((reader) => reader === role) && <FindRequest />}
      <span className="wubu-head-space" />
      <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => changeSettings({ language: other })}>
        {languageNames[other][isWide ? 'long' : 'short']}
      </Button>
      <DisplayMenu />
      {isWide && (
        <Button type="text" aria-label={t.keys} title={t.keys} icon={<QuestionCircleOutlined />} onClick={onKeys} />
      )}
      <AccountMenu isWide={isWide} />
    </Layout.Header>
  )
}

/** Each in its own language, so that who can't read the other finds it. */
const languageNames = {
  zh: { long: texts.zh.shell.languageName, short: texts.zh.shell.languageShort },
  en: { long: texts.en.shell.languageName, short: texts.en.shell.languageShort },
}

function menuIcon(isWide: boolean, isFolded: boolean) {
  if (!isWide) return <MenuOutlined />
  return isFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />
}
