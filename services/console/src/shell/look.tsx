import { App as AntApp, ConfigProvider, theme } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect } from 'react'
import { useIsDark, useMedia } from '../shared/settings/dark.ts'
import { useSettings } from '../shared/settings/settings.ts'

const font =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC Variable", "Noto Sans SC", sans-serif'

/** Colours, size of text and language of everything below. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language, largeText } = useSettings()
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  const isDark = useIsDark()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
    document.documentElement.dataset.text = largeText ? 'large' : 'usual'
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language, isDark, largeText])
  return (
    <ConfigProvider
      locale={language === 'zh' ? zh : en}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: '#1f5fae',
          colorLink: isDark ? '#6ea8e6' : '#1f5fae',
          // antd makes both paler, which can't be read
          colorLinkHover: isDark ? '#9ccaff' : '#174a8a',
          colorLinkActive: isDark ? '#6ea8e6' : '#123c70',
          borderRadius: 4,
          fontSize: largeText ? 18 : 14,
          controlHeight: largeText ? 42 : 32,
          fontFamily: font,
          motion: !calm,
          // the paler greys of antd can't be read by everybody (WCAG AA asks for 4.5:1)
          ...(isDark
            ? { colorTextTertiary: 'rgba(255,255,255,.62)', colorTextQuaternary: 'rgba(255,255,255,.58)' }
            : {
                colorTextTertiary: 'rgba(0,0,0,.6)',
                colorTextQuaternary: 'rgba(0,0,0,.58)',
                colorBgLayout: '#f3f5f8',
                colorError: '#c41d26',
              }),
        },
        components: {
          // else the choices beside the chosen one float without a frame
          Segmented: { trackBg: isDark ? '#1f242b' : '#e2e7ee' },
          Layout: { headerBg: isDark ? '#141414' : '#ffffff', siderBg: isDark ? '#141414' : '#ffffff' },
          ...(!isDark && { Table: { rowSelectedBg: '#eaf2fa', rowSelectedHoverBg: '#dfeaf5' } }),
          ...(isDark && { Menu: { itemSelectedColor: '#9ccaff', itemSelectedBg: '#12283f' } }),
        },
      }}
    >
      <AntApp className="wubu-frame">{children}</AntApp>
    </ConfigProvider>
  )
}
