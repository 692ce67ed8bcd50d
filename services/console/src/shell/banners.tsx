import { Alert, Button } from 'antd'
import { probeNow, useConnection } from '../shared/api/connection.ts'
import { useTexts } from '../shared/settings/texts.ts'
import { texts } from '../shared/texts.ts'

/** Seconds behind which the answers are said to be old. */
const oldSeconds = 10

/** What concerns the whole page: the connection is lost, or the answers are old. */
export function Banners() {
  const t = useTexts(texts).shell
  const { isLost, dataAge } = useConnection()
  if (isLost) {
    return (
      <Alert
        banner
        type="warning"
        title={t.lost}
        action={
          <Button size="small" onClick={probeNow}>
            {t.retryNow}
          </Button>
        }
      />
    )
  }
  return dataAge > oldSeconds ? <Alert banner type="info" title={t.stale(dataAge)} /> : null
}
