import { routes } from '@wubu/contract'
import { App, Button } from 'antd'
import { useCommand } from '../../../shared/api/use-command.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import { type Run, refreshRuns, useUploadedFiles } from './queries.ts'
import { texts } from './texts/texts.ts'

/** After a trial that found something, or an import that didn't come to its end, while the node still has the file. */
export function LetIn({ run: { kind, state, fileId, mapping, added, bad } }: { readonly run: Run }) {
  const t = useTexts(texts)
  const { modal } = App.useApp()
  const importing = useCommand(routes.beginImport)
  const file = useUploadedFiles().find((uploaded) => uploaded.fileId === fileId)
  const isTried = kind === 'trial' && state === 'done' && added > 0
  const isBroken = kind === 'import' && state !== 'done'
  if (!file || mapping === null || !(isTried || isBroken)) return null

  async function begin(id: string, chosen: string): Promise<void> {
    try {
      await importing.mutateAsync({ params: { id }, body: { mapping: chosen } })
    } catch {
      // shown from the command's `error`
    }
    await refreshRuns()
  }
  const ask = () =>
    void modal.confirm({
      title: t.importAsk(file.fileName),
      content: t.importAskNote(bad),
      okText: isTried ? t.import(added) : t.goOn,
      onOk: () => begin(file.fileId, mapping),
    })
  return (
    <>
      {importing.error !== null && <ErrorNote error={importing.error} />}
      <Button type="primary" loading={importing.isPending} onClick={ask}>
        {isTried ? t.import(added) : t.goOn}
      </Button>
    </>
  )
}
