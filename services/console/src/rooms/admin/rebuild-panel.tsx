import { useMutation } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Alert, App, Button, Flex, Progress, Typography } from 'antd'
import { call } from '../../shared/api/call.ts'
import { refreshRoutes } from '../../shared/api/query.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import type { Projections } from './queries.ts'
import { texts } from './texts.ts'

type Rebuild = Projections['rebuild']

const tones = { running: 'blue', done: 'green', failed: 'red' } as const

/** 重建: from the log, beside the read models in use, which answer until the new ones take their place. */
export function RebuildPanel({ last }: { readonly last: Rebuild }) {
  const t = useTexts(texts).operations
  const { modal } = App.useApp()
  const beginning = useMutation({
    mutationFn: () => call(routes.rebuildReadModels, { body: {} }),
    onSettled: () => refreshRoutes(routes.getProjections),
  })
  const ask = () =>
    void modal.confirm({
      title: t.rebuildAsk,
      content: t.rebuildNote,
      okText: t.rebuild,
      onOk: () => beginning.mutate(),
    })
  return (
    <section aria-label={t.rebuildTitle}>
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={2} className="wubu-subtitle">
          {t.rebuildTitle} {last && <Tone tone={tones[last.state]}>{t.rebuilds[last.state]}</Tone>}
        </Typography.Title>
        <Button loading={beginning.isPending} disabled={last?.state === 'running'} onClick={ask}>
          {t.rebuild}
        </Button>
      </Flex>
      <Typography.Paragraph type="secondary">{t.rebuildNote}</Typography.Paragraph>
      {beginning.error !== null && <ErrorNote error={beginning.error} />}
      {last && <HowFar of={last} />}
    </section>
  )
}

function HowFar({ of: { state, startedAt, endedAt, read, events, failure } }: { readonly of: NonNullable<Rebuild> }) {
  const t = useTexts(texts).operations
  const percent = events === null || events === 0 ? 0 : Math.min(99, Math.floor((100 * read) / events))
  return (
    <>
      {state === 'running' && <Progress aria-label={t.rebuildTitle} percent={percent} showInfo={events !== null} />}
      {failure !== null && (
        <Alert className="wubu-gap" type="error" showIcon role="alert" title={t.rebuildFailed} description={failure} />
      )}
      <Typography.Paragraph>
        {t.rebuildRead(read, events)} · {t.rebuildTimes(shortTime(startedAt), endedAt && shortTime(endedAt))}
      </Typography.Paragraph>
    </>
  )
}
