import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { count } from '../numbers.ts'
import { CaseLink } from '../parts/case-link.tsx'
import { exitsOf } from '../queries.ts'
import type { Scope } from '../scope.ts'
import { texts } from '../texts.ts'
import { Plain } from './plain.tsx'

/** What left the denominators, each counted on its own. */
export function Exits({ scope }: { readonly scope: Scope }) {
  const t = useTexts(texts)
  const query = useQuery(exitsOf(scope))
  return (
    <Card size="small" title={<h2>{t.exitsHead}</h2>}>
      <Loaded query={query}>
        {({ at, total: { counts } }) => (
          <div className="wubu-figures">
            {(['registered', 'merged', 'declined', 'withdrawn'] as const).map((exit) => (
              <Plain key={exit} name={t.exits[exit]}>
                <CaseLink scope={scope} target={{ of: 'exits', exit, at }}>
                  {count(counts[exit])}
                </CaseLink>
              </Plain>
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  )
}
