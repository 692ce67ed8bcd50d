import { Button, DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { InstantPicker } from '../../shared/form/instant-picker.tsx'
import { ItemPicker, PlacePicker, UnitPicker } from '../../shared/reference/pickers.tsx'
import type { Place } from '../../shared/reference/reference.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { today } from '../../shared/settings/times.ts'
import { texts as shared } from '../../shared/texts.ts'
import { KnownChoice } from './parts/known-choice.tsx'
import type { View, ViewProps } from './scope.ts'
import { texts } from './texts.ts'

type Filter = 'accepted' | 'at' | 'known' | 'unit' | 'community' | 'item' | 'channel'
const all: readonly Filter[] = ['accepted', 'at', 'known', 'unit', 'community', 'item', 'channel']

/** What narrows a view; all of it unless told. */
const filtersOf: Readonly<Partial<Record<View, readonly Filter[]>>> = {
  compare: all.filter((filter) => filter !== 'accepted' && filter !== 'known'),
  rising: [],
  assessment: ['at', 'unit'],
}

/** Narrows whatever is shown below it. */
export function FilterBar({ state, change }: ViewProps) {
  const t = useTexts(texts).filters
  const { channels } = useTexts(shared)
  const { unit, community, item } = useTexts(texts).by
  const shows = (filter: Filter) => (filtersOf[state.view] ?? all).includes(filter)
  const isNarrowed = [
    state.from,
    state.to,
    state.at,
    state.known,
    state.unit,
    state.community,
    state.item,
    state.channel,
  ].some(Boolean)
  if (filtersOf[state.view]?.length === 0) return null
  const day = (value: string) => (value === '' ? null : dayjs(value))
  return (
    <div className="wubu-filters wubu-figures-filters">
      {shows('accepted') && (
        <DatePicker.RangePicker
          aria-label={t.accepted}
          placeholder={[t.accepted, t.accepted]}
          value={[day(state.from), day(state.to)]}
          allowEmpty={[true, true]}
          presets={presets(t)}
          onChange={(range) => change({ from: dayOf(range?.[0]), to: dayOf(range?.[1]), page: '1' })}
        />
      )}
      {shows('at') && (
        <InstantPicker
          aria-label={t.at}
          placeholder={t.atOrNow}
          value={state.at}
          onChange={(at) => change({ at: at ?? '', page: '1' })}
        />
      )}
      {shows('unit') && (
        <UnitPicker
          allowClear
          placeholder={unit}
          aria-label={unit}
          value={given(state.unit)}
          onChange={(unit) => change({ unit: unit ?? '', page: '1' })}
        />
      )}
      {shows('community') && (
        <PlacePicker
          allowClear
          placeholder={community}
          aria-label={community}
          where={isCommunity}
          value={given(state.community)}
          onChange={(community) => change({ community: community ?? '', page: '1' })}
        />
      )}
      {shows('item') && (
        <ItemPicker
          allowClear
          placeholder={item}
          aria-label={item}
          where={every}
          value={given(state.item)}
          onChange={(item) => change({ item: item ?? '', page: '1' })}
        />
      )}
      {shows('channel') && (
        <Select<string>
          aria-label={t.channel}
          placeholder={t.channel}
          allowClear
          value={given(state.channel)}
          onChange={(channel) => change({ channel: channel ?? '', page: '1' })}
          options={Object.entries(channels).map(([value, label]) => ({ value, label }))}
        />
      )}
      {shows('known') && <KnownChoice state={state} change={change} />}
      {isNarrowed && (
        <Button
          type="link"
          onClick={() =>
            change({ from: '', to: '', at: '', known: '', unit: '', community: '', item: '', channel: '', page: '1' })
          }
        >
          {t.clear}
        </Button>
      )}
    </div>
  )
}

function presets(t: (typeof texts)['zh']['filters']): { label: string; value: [Dayjs, Dayjs] }[] {
  const now = dayjs(today())
  const quarter = now.startOf('month').subtract(now.month() % 3, 'month')
  const last = now.subtract(1, 'month')
  return [
    { label: t.lastDays, value: [now.subtract(29, 'day'), now] },
    { label: t.thisMonth, value: [now.startOf('month'), now] },
    { label: t.lastMonth, value: [last.startOf('month'), last.endOf('month')] },
    { label: t.thisQuarter, value: [quarter, now] },
    { label: t.thisYear, value: [now.startOf('year'), now] },
  ]
}

function dayOf(day: Dayjs | null | undefined): string {
  return day?.format('YYYY-MM-DD') ?? ''
}

function given(value: string): string | null {
  return value === '' ? null : value
}

function isCommunity({ kind }: Place): boolean {
  return kind === 'community'
}

/** Also what is no longer in force: its figures remain. */
function every(): boolean {
  return true
}
