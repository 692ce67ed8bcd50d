import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Flex, Table, Typography } from 'antd'
import { call } from '../../../shared/api/call.ts'
import { refreshRoutes } from '../../../shared/api/query.ts'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import { refreshRuns, sizeOf, type UploadedFile, useUploadedFiles } from './queries.ts'
import { texts } from './texts/texts.ts'

/** What the node has and has not let in: to be tried under the mapping that is chosen, or removed. */
export function UploadedFiles({ mapping }: { readonly mapping: string }) {
  const t = useTexts(texts)
  const files = useUploadedFiles()
  const trying = useMutation({
    retry: false,
    mutationFn: (id: string) => call(routes.tryImport, { params: { id }, body: { mapping } }),
    onSettled: refreshRuns,
  })
  const removing = useMutation({
    mutationFn: (id: string) => call(routes.removeImportFile, { params: { id }, body: {} }),
    onSettled: () => refreshRoutes(routes.listImportFiles),
  })
  const error = trying.error ?? removing.error
  if (files.length === 0) return null
  return (
    <>
      <Typography.Title level={2} className="wubu-subtitle">
        {t.uploaded}
      </Typography.Title>
      {error !== null && <ErrorNote error={error} />}
      <Scrollable>
        <Table<UploadedFile>
          size="small"
          rowKey="fileId"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={files}
          columns={[
            { title: t.fileName, dataIndex: 'fileName' },
            { title: t.size, dataIndex: 'bytes', align: 'right', render: (bytes: number) => sizeOf(bytes) },
            { title: t.uploadedAt, dataIndex: 'uploadedAt', render: shortTime },
            {
              key: 'do',
              render: (_, { fileId }) => (
                <Flex gap={4}>
                  <Button size="small" disabled={mapping === ''} onClick={() => trying.mutate(fileId)}>
                    {t.try}
                  </Button>
                  <Button size="small" danger onClick={() => removing.mutate(fileId)}>
                    {t.remove}
                  </Button>
                </Flex>
              ),
            },
          ]}
        />
      </Scrollable>
    </>
  )
}
