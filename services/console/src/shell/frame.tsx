import { Drawer, Grid, Layout } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useShortcutList } from '../shared/keyboard/use-shortcut-list.ts'
import { useMe } from '../shared/session/session.ts'
import { changeSettings, useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { NoPermission } from '../shared/states/pages.tsx'
import { texts } from '../shared/texts.ts'
import { Banners } from './banners.tsx'
import { Head } from './head.tsx'
import { Brand, Navigation, NavigationKeys } from './navigation.tsx'
import { useScreenHandle } from './screen.tsx'

const ShortcutList = lazy(async () => ({
  default: (await import('../shared/keyboard/shortcut-list.tsx')).ShortcutList,
}))

/** What stands around every screen of whoever is signed in. */
export function Frame() {
  const t = useTexts(texts).shell
  const { menuFolded } = useSettings()
  const isWide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const shortcuts = useShortcutList()
  return (
    <Layout className="wubu-frame">
      <a className="wubu-skip" href="#main">
        {t.skip}
      </a>
      <NavigationKeys />
      {isWide ? (
        <Layout.Sider theme="light" className="wubu-side" width={212} collapsedWidth={60} collapsed={menuFolded}>
          <Brand isFolded={menuFolded} />
          <Navigation isFolded={menuFolded} />
        </Layout.Sider>
      ) : (
        <Drawer
          title={t.menu}
          placement="left"
          size={272}
          open={isDrawerOpen}
          onClose={() => setDrawerOpen(false)}
          styles={{ body: { padding: 0 } }}
        >
          <Navigation isFolded={false} onGo={() => setDrawerOpen(false)} />
        </Drawer>
      )}
      <Layout>
        <Head
          isWide={isWide}
          onMenu={() => (isWide ? changeSettings({ menuFolded: !menuFolded }) : setDrawerOpen(true))}
          onKeys={shortcuts.open}
        />
        <Banners />
        <Main />
      </Layout>
      {shortcuts.isOpen && (
        <Suspense>
          <ShortcutList isOpen onClose={shortcuts.close} />
        </Suspense>
      )}
    </Layout>
  )
}

/** The focus goes along to a new screen, so that the keyboard goes on there and a reader tells where it is. */
function Main() {
  const { pathname } = useLocation()
  const { role } = useMe()
  const roles = useScreenHandle()?.roles
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    // who has begun to type, in the head or on the new screen, goes on
    const isTyping = document.activeElement?.closest('input, textarea, [role="dialog"]') != null
    if (!isTyping && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
  const isAllowed = roles === undefined || roles.includes(role)
  return (
    <main id="main" ref={main} tabIndex={-1} className="wubu-main">
      {isAllowed ? <Outlet /> : <NoPermission />}
    </main>
  )
}
