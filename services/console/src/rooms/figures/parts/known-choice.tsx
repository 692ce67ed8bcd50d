import { LockOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Tooltip } from 'antd'
import { call } from '../../../shared/api/call.ts'
import { explain } from '../../../shared/api/explain.ts'
import { useSettings } from '../../../shared/settings/settings.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Tone } from '../../../shared/states/tone.tsx'
import type { ViewProps } from '../scope.ts'
import { texts } from '../texts.ts'

/** 固定: the figures by what is known at this moment, in the URL: whoever has it sees the same figures and cases, whatever is written later. */
export function KnownChoice({ state, change }: ViewProps) {
  const t = useTexts(texts).known
  const { language } = useSettings()
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: () => call(routes.getCompletion, { query: { limit: 1, ...(state.at !== '' && { at: state.at }) } }),
    onSuccess: ({ at, known }) => change({ at, known: known ?? '', page: '1' }),
    onError: (error) => message.error(explain(error, language).title),
  })
  if (state.known === '')
    return (
      <Tooltip title={t.why}>
        <Button icon={<LockOutlined />} loading={isPending} onClick={() => mutate()}>
          {t.freeze}
        </Button>
      </Tooltip>
    )
  return (
    <span className="wubu-known">
      <Tooltip title={t.frozenWhy}>
        <Tone tone="indigo" tabIndex={0}>
          {t.frozen}
        </Tone>
      </Tooltip>
      <Button type="link" onClick={() => change({ known: '', page: '1' })}>
        {t.release}
      </Button>
    </span>
  )
}
