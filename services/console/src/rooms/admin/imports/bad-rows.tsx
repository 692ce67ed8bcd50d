import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Flex, Table, Typography } from 'antd'
import { saveFile } from '../../../shared/api/call.ts'
import { Scrollable } from '../../../shared/list/scrollable.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import type { Run } from './queries.ts'
import { texts } from './texts/texts.ts'

/** The first rows that were not taken, with line and reason, and all of them as a file. */
export function BadRows({ run: { runId, state, bad, errors } }: { readonly run: Run }) {
  const t = useTexts(texts)
  const saving = useMutation({ mutationFn: () => saveFile(routes.getImportErrors, { params: { id: runId } }) })
  if (bad === 0) return null
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={3} className="wubu-subtitle">
          {t.badRows(errors.length, bad)}
        </Typography.Title>
        {state !== 'running' && (
          <Button title={t.downloadHint} loading={saving.isPending} onClick={() => saving.mutate()}>
            {t.download}
          </Button>
        )}
      </Flex>
      {saving.error !== null && <ErrorNote error={saving.error} />}
      <Scrollable>
        <Table<Run['errors'][number]>
          size="small"
          rowKey={({ line, reason }) => `${line} ${reason}`}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
          dataSource={errors}
          columns={[
            { title: t.line, dataIndex: 'line', align: 'right', width: 90 },
            { title: t.reason, dataIndex: 'reason' },
          ]}
        />
      </Scrollable>
    </>
  )
}
