import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Flex, Space, Typography } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { apiQuery } from '../api/query.ts'
import { UnitPicker } from '../reference/pickers.tsx'
import { useItems, useNames } from '../reference/reference.ts'
import { useTexts } from '../settings/texts.ts'
import { Tone } from '../states/tone.tsx'
import type { RequestDetail } from '../timeline/queries.ts'
import { type Given, type Suggestion, suggestedLead, why } from './suggestion.ts'
import { texts } from './texts.ts'

interface Props {
  readonly value?: readonly Given[]
  readonly onChange?: (value: readonly Given[]) => void
  readonly request: RequestDetail
}

/** Who leads and who supports, beginning with what the rules suggest. Where a unit leads already, only support is added. */
export function AssignmentsInput({ value, onChange, request }: Props) {
  const t = useTexts(texts)
  const names = useNames()
  const hasLead = request.assignments.some(({ part, state }) => part === 'lead' && isLive(state))
  const { data: suggestion } = useQuery(apiQuery(routes.suggestUnit, { params: { id: request.requestId } }))
  const item = useItems().find(({ code }) => code === request.item)
  const begin = useEffectEvent((given: Suggestion) => {
    if (value === undefined) onChange?.([hasLead ? { unit: '', part: 'support' } : suggestedLead(given)])
  })
  useEffect(() => {
    if (suggestion) begin(suggestion)
  }, [suggestion])

  const rows = value ?? []
  const change = (index: number, row: Given | null) =>
    onChange?.(rows.flatMap((before, at) => (at === index ? (row ?? []) : before)))
  const taken = new Set([...rows, ...request.assignments.filter(({ state }) => isLive(state))].map(({ unit }) => unit))
  const offered = (item?.supportUnits ?? []).filter((unit) => !taken.has(unit))
  const add = (unit: string) => onChange?.([...rows, { unit, part: 'support' }])

  return (
    <Flex vertical gap="small">
      {rows.map((row, index) => (
        // rows have no names of their own, and are only added at the end
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
        <Flex key={index} gap="small" align="center">
          <Tone tone={row.part === 'lead' ? 'blue' : 'grey'}>{t[row.part]}</Tone>
          <UnitPicker
            aria-label={t[row.part]}
            value={row.unit === '' ? null : row.unit}
            onChange={(unit) => change(index, chosen(row, unit ?? '', suggestion))}
          />
          {(row.part === 'support' || rows.length > 1) && (
            <Button aria-label={t.remove} icon={<DeleteOutlined />} onClick={() => change(index, null)} />
          )}
        </Flex>
      ))}
      {suggestion && !hasLead && <Typography.Text type="secondary">{why(suggestion, t.suggested)}</Typography.Text>}
      <Space wrap>
        <Button size="small" icon={<PlusOutlined />} onClick={() => add('')}>
          {t.addSupport}
        </Button>
        {offered.map((unit) => (
          <Button key={unit} size="small" onClick={() => add(unit)} title={t.supportOfItem}>
            {names.unit(unit)}
          </Button>
        ))}
      </Space>
    </Flex>
  )
}

function isLive(state: string): boolean {
  return state === 'dispatched' || state === 'acknowledged'
}

function chosen(row: Given, unit: string, suggestion: Suggestion | undefined): Given {
  return row.part === 'lead' && suggestion && unit === suggestion.unit
    ? suggestedLead(suggestion)
    : { unit, part: row.part }
}
