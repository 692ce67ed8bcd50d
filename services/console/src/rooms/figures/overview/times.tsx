import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { count, hours } from '../numbers.ts'
import { CaseLink } from '../parts/case-link.tsx'
import { timesOf } from '../queries.ts'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { Plain } from './plain.tsx'

export function Times({ scope }: { readonly scope: Scope }) {
  const t = useTexts(texts)
  const query = useQuery(timesOf(scope))
  const inHours = (minutes: number | null) => (minutes === null ? t.noRate : t.times.hours(hours(minutes)))
  return (
    <Card size="small" title={<h2>{t.timesHead}</h2>}>
      <Loaded query={query}>
        {({ at, total: { minutes } }) => (
          <div className="wubu-figures">
            <Plain name={t.times.count}>
              <CaseLink scope={scope} target={{ of: 'times', at }}>
                {count(minutes.count)}
              </CaseLink>
            </Plain>
            {(['mean', 'median', 'p90'] as const).map((name) => (
              <Plain key={name} name={t.times[name]}>
                {inHours(minutes[name])}
              </Plain>
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  )
}
