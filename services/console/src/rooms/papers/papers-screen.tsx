import { Typography } from 'antd'
import { useParams } from 'react-router'
import { useItems, useNames } from '../../shared/reference/reference.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { materialsIn } from './materials.ts'
import { PaperDesk } from './paper-desk.tsx'
import './papers.css'
import { declineIn, noticeIn, resultsIn, usePaperFacts } from './queries.ts'
import { texts } from './texts.ts'

export function PapersScreen() {
  const t = useTexts(texts)
  const { id = '' } = useParams()
  const me = useMe()
  const names = useNames()
  const items = useItems()
  const { detail, timeline, chain } = usePaperFacts(id)
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <Loaded query={detail}>
        {(request) => (
          <Loaded query={timeline}>
            {({ events }) => (
              <Loaded query={chain}>
                {({ head }) => (
                  <PaperDesk
                    facts={{
                      ...{ detail: request, names, head, clerk: me.name, now: Date.now() },
                      unit: names.unit(me.unit ?? request.window),
                      materials: materialsIn(events, items.find(({ code }) => code === request.item)?.materials ?? []),
                      ...{ notice: noticeIn(events), decline: declineIn(events), results: resultsIn(events) },
                    }}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
