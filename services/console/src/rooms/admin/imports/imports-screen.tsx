import { useQuery } from '@tanstack/react-query'
import { Alert, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { ImportList } from './import-list.tsx'
import { NewImport } from './new-import.tsx'
import { mappingsQuery, runsQuery } from './queries.ts'
import { RunPanel } from './run-panel.tsx'
import { texts } from './texts/texts.ts'

/** 导入: a file is tried out, let in, and taken back where it was a mistake. */
export function ImportsScreen() {
  const t = useTexts(texts)
  const mappings = useQuery(mappingsQuery)
  // another administrator may have begun one
  const newest = useQuery({ ...runsQuery, refetchInterval: 10_000 }).data?.runs[0]
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <Alert className="wubu-gap" type="info" title={t.note} />
      <Loaded query={mappings}>{({ mappings: offered }) => <NewImport mappings={offered} />}</Loaded>
      {newest && <RunPanel key={newest.runId} runId={newest.runId} />}
      <ImportList />
    </>
  )
}
