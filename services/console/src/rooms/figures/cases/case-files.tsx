import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { App, Button, Space } from 'antd'
import { saveFile } from '../../../shared/api/call.ts'
import { explain } from '../../../shared/api/explain.ts'
import { useSettings } from '../../../shared/settings/settings.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { completionNames, rateNames } from '../queries.ts'
import { asked } from '../scope.ts'
import { texts } from '../texts.ts'
import { figureIn, partOf, ratePartOf } from './sources.ts'

type Params = Readonly<Record<string, string>>

/** All cases of a rate as a file; the API has none for the other lists. */
export function CaseFiles({ params }: { readonly params: Params }) {
  const t = useTexts(texts).download
  const { language } = useSettings()
  const { message } = App.useApp()
  const { mutate, isPending } = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') => save(params, format),
    onSuccess: () => message.success(t.saved),
    onError: (error) => message.error(explain(error, language).title),
  })
  if (figureIn(params) === null) return null
  return (
    <Space>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} disabled={isPending} onClick={() => mutate(format)}>
          {`${t.label} ${t[format]}`}
        </Button>
      ))}
    </Space>
  )
}

function save({ of: _of, figure, part, ...rest }: Params, format: 'csv' | 'xlsx'): Promise<void> {
  const query = { ...asked(rest), format }
  const completion = completionNames.find((name) => name === figure)
  if (completion)
    return saveFile(routes.getCompletionCasesFile, { query: { ...query, figure: completion, part: partOf(part) } })
  const rate = rateNames.find((name) => name === figure) ?? 'acknowledgedInTime'
  return saveFile(routes.getFigureCasesFile, { query: { ...query, figure: rate, part: ratePartOf(part) } })
}
