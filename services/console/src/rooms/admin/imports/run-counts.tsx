import { Descriptions, Typography } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { Run } from './queries.ts'
import { texts } from './texts/texts.ts'

/** Rows by what became of them, and the names that nobody knew before. */
export function RunCounts({ run }: { readonly run: Run }) {
  const t = useTexts(texts)
  return (
    <>
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, sm: 2, lg: 4 }}
        className="wubu-gap"
        items={run.kind === 'undo' ? ofUndoing(run, t) : ofRows(run, t)}
      />
      {(['units', 'items', 'places'] as const).map(
        (kind) =>
          run.newNames[kind] > 0 && (
            <Typography.Paragraph key={kind} ellipsis={{ rows: 3, expandable: 'collapsible' }}>
              <strong>
                {t.newNames[kind]} {run.newNames[kind]}
              </strong>{' '}
              {run.names[kind].join(' · ')}
              {run.names[kind].length < run.newNames[kind] && ' …'}
            </Typography.Paragraph>
          ),
      )}
    </>
  )
}

type Texts = (typeof texts)['zh' | 'en']

function ofRows({ kind, rows, added, alreadyThere, bad }: Run, t: Texts) {
  return [
    { key: 'rows', label: t.rows, children: rows },
    { key: 'added', label: kind === 'trial' ? t.wouldAdd : t.added, children: added },
    { key: 'alreadyThere', label: t.alreadyThere, children: alreadyThere },
    { key: 'bad', label: t.bad, children: bad },
  ]
}

function ofUndoing({ withdrawn, alreadyWithdrawn, kept }: Run, t: Texts) {
  return [
    { key: 'withdrawn', label: t.withdrawn, children: withdrawn },
    { key: 'alreadyWithdrawn', label: t.alreadyWithdrawn, children: alreadyWithdrawn },
    { key: 'kept', label: t.kept, children: kept },
  ]
}
