import { Badge, Menu } from 'antd'
import { Link, useLocation, useNavigate } from 'react-router'
import { useShortcut } from '../shared/keyboard/shortcuts.ts'
import type { NavEntry } from '../shared/room.ts'
import { useMe } from '../shared/session/session.ts'
import { useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'
import { entriesOf } from './entries.ts'

export function Brand({ isFolded }: { readonly isFolded: boolean }) {
  const t = useTexts(texts)
  return (
    <Link to="/" className="wubu-brand" aria-label={t.product}>
      <img src="/icon.svg" alt="" />
      {!isFolded && t.product}
    </Link>
  )
}

interface Props {
  readonly isFolded: boolean
  readonly onGo?: () => void
}

export function Navigation({ isFolded, onGo }: Props) {
  const t = useTexts(texts).shell
  const { language } = useSettings()
  const { role } = useMe()
  const { pathname } = useLocation()
  const entries = entriesOf(role)
  const here = entries.filter(({ path }) => isWithin(pathname, path)).sort((a, b) => b.path.length - a.path.length)[0]
  return (
    <nav aria-label={t.menu}>
      <Menu
        mode="inline"
        inlineCollapsed={isFolded}
        selectedKeys={here ? [here.path] : []}
        {...(onGo && { onClick: onGo })}
        items={entries.map((entry) => ({
          key: entry.path,
          icon: <entry.icon />,
          title: entry.title(language),
          label: <Label entry={entry} />,
        }))}
      />
    </nav>
  )
}

function Label({ entry }: { readonly entry: NavEntry }) {
  const { language } = useSettings()
  return (
    <Link to={entry.path} className="wubu-nav-label">
      {entry.title(language)}
      {entry.useCount && <Count useCount={entry.useCount} />}
    </Link>
  )
}

function Count({ useCount }: { readonly useCount: () => number | undefined }) {
  return <Badge count={useCount() ?? 0} overflowCount={999} size="small" />
}

/** `g` and a letter, for each entry of this role. */
export function NavigationKeys() {
  const { role } = useMe()
  return entriesOf(role).map((entry) => <NavigationKey key={entry.path} entry={entry} />)
}

function NavigationKey({ entry: { path, letter, title } }: { readonly entry: NavEntry }) {
  const t = useTexts(texts).keys
  const { language } = useSettings()
  const navigate = useNavigate()
  useShortcut(`g ${letter}`, t.goTo(title(language)), () => void navigate(path))
  return null
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
}
