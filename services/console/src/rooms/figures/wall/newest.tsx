import { useQuery } from '@tanstack/react-query'
import { useNames } from '../../../shared/reference/reference.ts'
import { RequestLink } from '../../../shared/request/request-link.tsx'
import { StateTag } from '../../../shared/request/state-tag.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { fullTime } from '../../../shared/settings/times.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { texts } from '../texts.ts'
import { newest } from './queries.ts'

const shown = 8

/** What came in last, without anything about whom. */
export function Newest() {
  const t = useTexts(texts).wall
  const names = useNames()
  const query = useQuery(newest(shown))
  return (
    <section className="wubu-wall-panel">
      <h2>{t.newest}</h2>
      <Loaded query={query}>
        {({ requests }) => (
          <ol className="wubu-wall-newest">
            {requests.map((request) => (
              <li key={request.requestId}>
                <div className="wubu-wall-line">
                  <time>{fullTime(request.registeredAt).slice(5)}</time>
                  <RequestLink {...request} />
                  <StateTag state={request.state} />
                </div>
                <div className="wubu-wall-where">
                  {names.item(request.item)} · {names.place(request.place)}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
