import { useMutation, useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Alert, App, Button, Flex, Progress, Typography } from 'antd'
import { useEffect } from 'react'
import { call } from '../../../shared/api/call.ts'
import { apiQuery } from '../../../shared/api/query.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { shortTime } from '../../../shared/settings/times.ts'
import { ErrorNote } from '../../../shared/states/error-note.tsx'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { Tone } from '../../../shared/states/tone.tsx'
import { BadRows } from './bad-rows.tsx'
import { LetIn } from './let-in.tsx'
import { importsQuery, type Run, refreshAfterRun } from './queries.ts'
import { RunCounts } from './run-counts.tsx'
import { texts } from './texts/texts.ts'

const tones = { running: 'blue', done: 'green', failed: 'red', stopped: 'amber' } as const

/** The newest trial, import or undoing of the node: how far it is, then what came of it and what can be done next. */
export function RunPanel({ runId }: { readonly runId: string }) {
  const query = useQuery({
    ...apiQuery(routes.getImportRun, { params: { id: runId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
  })
  const state = query.data?.state
  useEffect(() => {
    if (state !== undefined && state !== 'running') void refreshAfterRun()
  }, [state])
  return <Loaded query={query}>{(run) => <Told run={run} />}</Loaded>
}

function Told({ run }: { readonly run: Run }) {
  const t = useTexts(texts)
  const { kind, state, startedAt, failure } = run
  return (
    <section aria-label={t.kinds[kind]}>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={2} className="wubu-subtitle">
          {t.kinds[kind]} <Tone tone={tones[state]}>{t.states[state]}</Tone>
          <Typography.Text type="secondary">{shortTime(startedAt)}</Typography.Text>
        </Typography.Title>
        {state === 'running' ? <Stop runId={run.runId} /> : <LetIn run={run} />}
      </Flex>
      {state === 'running' && <HowFar run={run} />}
      {failure !== null && <Alert className="wubu-gap" type="error" showIcon role="alert" title={failure} />}
      {kind === 'trial' && <Typography.Paragraph type="secondary">{t.trialNote}</Typography.Paragraph>}
      {state === 'stopped' && kind !== 'trial' && (
        <Typography.Paragraph type="secondary">{t.stoppedNote}</Typography.Paragraph>
      )}
      <RunCounts run={run} />
      <BadRows run={run} />
    </section>
  )
}

function HowFar({
  run: { kind, importId, bytesRead, bytes, withdrawn, alreadyWithdrawn, kept },
}: {
  readonly run: Run
}) {
  const t = useTexts(texts)
  const imports = useQuery(importsQuery).data?.imports
  const added = imports?.find((past) => past.importId === importId)?.ended?.added ?? 0
  const [done, all] = kind === 'undo' ? [withdrawn + alreadyWithdrawn + kept, added] : [bytesRead, bytes]
  return <Progress aria-label={t.progress} percent={all === 0 ? 0 : Math.min(100, Math.floor((100 * done) / all))} />
}

function Stop({ runId }: { readonly runId: string }) {
  const t = useTexts(texts)
  const { modal } = App.useApp()
  const stopping = useMutation({
    mutationFn: () => call(routes.stopImportRun, { params: { id: runId }, body: {} }),
  })
  const ask = () =>
    void modal.confirm({
      title: t.stopAsk,
      okText: t.stop,
      okButtonProps: { danger: true },
      onOk: () => stopping.mutate(),
    })
  return (
    <>
      {stopping.error !== null && <ErrorNote error={stopping.error} />}
      <Button danger loading={stopping.isPending} onClick={ask}>
        {t.stop}
      </Button>
    </>
  )
}
