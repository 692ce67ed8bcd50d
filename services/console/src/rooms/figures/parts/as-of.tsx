import { Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { texts } from '../texts.ts'

/** No figure without its instant; nothing while there is no answer yet. */
export function AsOf({ at, isLive }: { readonly at: string; readonly isLive: boolean }) {
  const t = useTexts(texts)
  if (at === '') return null
  return (
    <Typography.Text type="secondary">{isLive ? t.asOfLive(shortTime(at)) : t.asOf(shortTime(at))}</Typography.Text>
  )
}
