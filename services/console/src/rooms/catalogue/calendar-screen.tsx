import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Flex, Segmented, Typography } from 'antd'
import { useState } from 'react'
import { apiQuery } from '../../shared/api/query.ts'
import { useListState } from '../../shared/list/use-list-state.ts'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { today } from '../../shared/settings/times.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { texts } from './texts.ts'
import type { CalendarYear } from './year-days.ts'
import { YearEditor } from './year-editor.tsx'
import { YearView } from './year-view.tsx'
import './catalogue.css'

/** 工作日历: what all limits are counted by. */
export function CalendarScreen() {
  const t = useTexts(texts).calendar
  const query = useQuery(apiQuery(routes.listCalendarYears, {}))
  return (
    <>
      <Typography.Title level={1} className="wubu-title">
        {t.title}
      </Typography.Title>
      <Loaded query={query}>{({ years }) => <Years years={years} />}</Loaded>
    </>
  )
}

function Years({ years }: { readonly years: readonly CalendarYear[] }) {
  const t = useTexts(texts).calendar
  const { role } = useMe()
  const thisYear = today().slice(0, 4)
  const [state, change] = useListState({ year: thisYear })
  const [isEdited, setEdited] = useState(false)
  const year = Number(state.year)
  const known = years.map((one) => one.year)
  const next = Math.max(Number(thisYear), ...known) + 1
  const shown = [...new Set([...known, year])].sort()
  const current = years.find((one) => one.year === year)

  function open(chosen: number, edited: boolean): void {
    change({ year: String(chosen) })
    setEdited(edited)
  }

  return (
    <>
      <Flex gap="small" wrap className="wubu-gap">
        <Segmented
          className="wubu-wrapping"
          aria-label={t.year}
          value={year}
          options={shown}
          onChange={(chosen) => open(chosen, false)}
        />
        {role === 'admin' && !isEdited && <Button onClick={() => setEdited(true)}>{t.edit}</Button>}
        {role === 'admin' && !isEdited && !known.includes(next) && (
          <Button onClick={() => open(next, true)}>{t.newYear(next)}</Button>
        )}
      </Flex>
      {isEdited ? (
        <YearEditor key={year} year={year} current={current} onClose={() => setEdited(false)} />
      ) : (
        <YearView year={year} current={current} />
      )}
    </>
  )
}
