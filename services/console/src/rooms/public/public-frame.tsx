import { Button, ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { changeSettings, useSettings } from '../../shared/settings/settings.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts as shared } from '../../shared/texts.ts'
import './public.css'
import { texts } from './texts.ts'

/** What stands around the pages for residents: text is larger here than at a desk, and one press makes it larger still. */
export function PublicFrame({ children }: { readonly children: ReactNode }) {
  const t = useTexts(texts)
  const common = useTexts(shared)
  const { language, largeText } = useSettings()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <ConfigProvider theme={{ token: { fontSize: largeText ? 22 : 17, controlHeight: largeText ? 56 : 46 } }}>
      <div className={largeText ? 'wubu-public wubu-public-large' : 'wubu-public'}>
        <header className="wubu-public-head">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <strong>{common.productLong}</strong>
          <span className="wubu-head-space" />
          <Button type="text" onClick={() => changeSettings({ largeText: !largeText })}>
            {largeText ? t.smallText : t.largeText}
          </Button>
          <Button
            type="text"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            onClick={() => changeSettings({ language: other })}
          >
            {shared[other].shell.languageShort}
          </Button>
        </header>
        <nav className="wubu-public-pages" aria-label={t.pages}>
          <NavLink to="/progress">{t.progressTitle}</NavLink>
          <NavLink to="/disclosure">{t.disclosureTitle}</NavLink>
        </nav>
        <main>{children}</main>
      </div>
    </ConfigProvider>
  )
}
