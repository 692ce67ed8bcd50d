import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Button, Form, Select, Upload } from 'antd'
import { useState } from 'react'
import { call, sendFile } from '../../../shared/api/call.ts'
import { refreshRoutes } from '../../../shared/api/query.ts'
import { useSettings } from '../../../shared/settings/settings.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import { filesQuery, refreshRuns, sizeOf } from './queries.ts'
import { texts } from './texts/texts.ts'
import { UploadedFiles } from './uploaded-files.tsx'

interface Props {
  readonly mappings: ReplyOf<Routes['listImportMappings']>['mappings']
}

/** A file and how it is read: uploaded and tried out in one go; what is uploaded already is tried again from its row. */
export function NewImport({ mappings }: Props) {
  const t = useTexts(texts)
  const { language } = useSettings()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState(mappings.length === 1 ? (mappings[0]?.name ?? '') : '')
  const mostBytes = useQuery(filesQuery).data?.mostBytes
  const isTooLarge = file !== null && mostBytes !== undefined && file.size > mostBytes
  const most = mostBytes === undefined ? '–' : sizeOf(mostBytes)
  const columns = mappings.find(({ name }) => name === mapping)?.columns

  // neither has a key under which a second sending would be the same one
  const uploading = useMutation({
    retry: false,
    mutationFn: async (given: File) => {
      const { fileId } = await sendFile(routes.uploadImportFile, given, { query: { name: given.name.slice(0, 200) } })
      setFile(null)
      await call(routes.tryImport, { params: { id: fileId }, body: { mapping } })
    },
    onSettled: () => Promise.all([refreshRuns(), refreshRoutes(routes.listImportFiles)]),
  })

  return (
    <>
      <Form
        className="wubu-item-form"
        layout="vertical"
        requiredMark={false}
        onFinish={() => file && uploading.mutate(file)}
      >
        <Form.Item
          label={t.file}
          extra={t.fileHint(most)}
          {...(isTooLarge && { validateStatus: 'error' as const, help: t.tooLarge(most) })}
        >
          <Upload
            aria-label={t.file}
            accept=".csv,.txt,.gz"
            maxCount={1}
            disabled={uploading.isPending}
            fileList={file ? [{ uid: 'one', name: `${file.name} · ${sizeOf(file.size)}` }] : []}
            onRemove={() => setFile(null)}
            beforeUpload={(chosen) => {
              setFile(chosen)
              // it is sent once the mapping is chosen too
              return false
            }}
          >
            <Button>{t.choose}</Button>
          </Upload>
        </Form.Item>
        <Form.Item
          label={t.mapping}
          htmlFor="import-mapping"
          extra={columns ? t.columns(columns.join(' · ')) : t.mappingHint}
        >
          <Select
            id="import-mapping"
            className="wubu-picker"
            value={mapping || null}
            onChange={(chosen: string) => setMapping(chosen)}
            options={mappings.map(({ name, title }) => ({ value: name, label: title[language] }))}
          />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          disabled={file === null || mapping === '' || isTooLarge}
          loading={uploading.isPending}
        >
          {uploading.isPending ? t.uploading : t.uploadAndTry}
        </Button>
      </Form>
      {uploading.error !== null && <ErrorNote error={uploading.error} />}
      <UploadedFiles mapping={mapping} />
    </>
  )
}
