import { useQuery } from '@tanstack/react-query'
import { Radio, Typography } from 'antd'
import { useEffect } from 'react'
import { useTexts } from '../settings/texts.ts'
import { type RequestDetail, timelineQuery } from '../timeline/queries.ts'
import { useWords } from '../words/words.ts'
import { pendingExtensions } from './pending-extensions.ts'
import { texts } from './texts.ts'

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly request: RequestDetail
}

/** Which of the extensions that wait; the only one is chosen by itself. */
export function ExtensionInput({ value, onChange, request, ...rest }: Props) {
  const t = useTexts(texts)
  const words = useWords()
  const { data } = useQuery(timelineQuery(request.requestId))
  const pending = pendingExtensions(data?.events ?? [])
  const only = pending.length === 1 ? pending[0]?.extensionId : undefined
  useEffect(() => {
    if (only !== undefined && value === undefined) onChange?.(only)
  }, [only, value, onChange])
  if (pending.length === 0) return <Typography.Text type="secondary">{t.noExtension}</Typography.Text>
  return (
    <Radio.Group
      {...rest}
      className="wubu-checks"
      value={value ?? null}
      onChange={({ target }) => onChange?.(String(target.value))}
      options={pending.map(({ extensionId, by, reason }) => ({
        value: extensionId,
        label: t.askedBy(words.limit(by), reason ?? '–'),
      }))}
    />
  )
}
