import { Typography } from 'antd'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { texts } from './texts.ts'

export function Home() {
  const t = useTexts(texts)
  const { name } = useMe()
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.hello(name)}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.keysHint}</Typography.Paragraph>
    </>
  )
}
