import { Alert, Button, Typography } from 'antd'
import { explain } from '../api/explain.ts'
import { useSettings } from '../settings/settings.ts'
import { useTexts } from '../settings/texts.ts'
import { texts } from '../texts.ts'

interface Props {
  readonly error: unknown
  /** Shown as a button where trying again makes sense. */
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong, what to do, and the code small below. */
export function ErrorNote({ error, onRetry }: Props) {
  const { language } = useSettings()
  const t = useTexts(texts).errors
  const { title, advice, code, issues } = explain(error, language)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          <div>{advice}</div>
          {issues.map(({ path, message }) => (
            <div key={`${path} ${message}`}>{[path, message].join(' · ')}</div>
          ))}
          <Typography.Text type="secondary" className="wubu-code">
            {t.code(code)}
          </Typography.Text>
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t.retry}</Button>}
    />
  )
}
