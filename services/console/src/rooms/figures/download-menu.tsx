import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Dropdown } from 'antd'
import { saveFile } from '../../shared/api/call.ts'
import { explain } from '../../shared/api/explain.ts'
import { useSettings } from '../../shared/settings/settings.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { asked, type CellName, type FiguresState, scopeOf } from './scope.ts'
import { texts } from './texts.ts'

type Format = 'csv' | 'xlsx'

/** What is shown, as files: cut as the view is cut. */
export function DownloadMenu({ state }: { readonly state: FiguresState }) {
  const t = useTexts(texts).download
  const { language } = useSettings()
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: ({ what, format }: { what: 'completion' | 'rates'; format: Format }) => {
      const query = { ...asked(scopeOf(state)), by: cutOf(state).join(','), format }
      return what === 'completion'
        ? saveFile(routes.getCompletionFile, { query })
        : saveFile(routes.getFiguresFile, { query })
    },
    onSuccess: () => message.success(t.saved),
    onError: (error) => message.error(explain(error, language).title),
  })
  const entries = (['completion', 'rates'] as const).flatMap((what) =>
    (['xlsx', 'csv'] as const).map((format) => ({
      key: `${what} ${format}`,
      label: t[what][format],
      onClick: () => mutate({ what, format }),
    })),
  )
  return (
    <Dropdown trigger={['click']} menu={{ items: entries }}>
      <Button icon={<DownloadOutlined />} loading={isPending}>
        {t.label}
      </Button>
    </Dropdown>
  )
}

function cutOf({ view, by, step }: FiguresState): readonly CellName[] {
  if (view === 'breakdown' || view === 'ranking') return [by]
  if (view === 'trend') return [step]
  return view === 'heat' ? ['community', 'unit'] : []
}
