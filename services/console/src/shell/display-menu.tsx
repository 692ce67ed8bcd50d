import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, Segmented, Switch } from 'antd'
import { changeSettings, type Settings, useSettings } from '../shared/settings/settings.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'

/** Light or dark, and the size of the text. */
export function DisplayMenu() {
  const t = useTexts(texts).shell
  const { theme, largeText } = useSettings()
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t.display}
      content={
        <Flex vertical gap="middle">
          <Segmented<Settings['theme']>
            aria-label={t.theme}
            value={theme}
            onChange={(wanted) => changeSettings({ theme: wanted })}
            options={[
              { value: 'system', label: t.themeSystem },
              { value: 'light', label: t.themeLight },
              { value: 'dark', label: t.themeDark },
            ]}
          />
          <Flex justify="space-between" align="center" gap="middle">
            <span>{t.largeText}</span>
            <Switch aria-label={t.largeText} checked={largeText} onChange={(on) => changeSettings({ largeText: on })} />
          </Flex>
        </Flex>
      }
    >
      <Button type="text" aria-label={t.display} title={t.display} icon={<BgColorsOutlined />} />
    </Popover>
  )
}
