import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useItems } from '../reference/reference.ts'
import { useTexts } from '../settings/texts.ts'
import { type RequestDetail, type TimelineEntry, timelineQuery } from '../timeline/queries.ts'
import type { CommandName } from './commands.ts'
import { texts } from './texts.ts'

interface Props {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (value: readonly string[]) => void
  readonly request: RequestDetail
  readonly command: CommandName
}

/** A check list of what the item asks for, or of what the resident was told to bring; typed where there is no list. */
export function MaterialsInput({ value = [], onChange, request, command, ...rest }: Props) {
  const t = useTexts(texts)
  const item = useItems().find(({ code }) => code === request.item)
  const { data } = useQuery(timelineQuery(request.requestId))
  const asked = command === 'supply-materials' ? askedIn(data?.events ?? []) : []
  const listed = asked.length > 0 ? asked : (item?.materials ?? [])
  if (listed.length === 0) {
    return (
      <Select
        {...rest}
        mode="tags"
        open={false}
        suffixIcon={null}
        placeholder={t.material}
        value={[...value]}
        onChange={(changed: string[]) => onChange?.(changed)}
      />
    )
  }
  return (
    <Checkbox.Group
      className="wubu-checks"
      options={[...listed]}
      value={[...value]}
      onChange={(changed) => onChange?.(changed.map(String))}
    />
  )
}

function askedIn(events: readonly TimelineEntry[]): readonly string[] {
  const materials = events.findLast(({ type }) => type === 'MaterialsRequested')?.data.materials
  return Array.isArray(materials) ? materials.map(String) : []
}
