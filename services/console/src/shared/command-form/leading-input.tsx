import { useQuery } from '@tanstack/react-query'
import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Flex, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { apiQuery } from '../api/query.ts'
import { useNames } from '../reference/reference.ts'
import { RequestLink } from '../request/request-link.tsx'
import { StateTag } from '../request/state-tag.tsx'
import { useTexts } from '../settings/texts.ts'
import { shortTime } from '../settings/times.ts'
import { texts as shared } from '../texts.ts'
import type { RequestDetail } from '../timeline/queries.ts'
import { texts } from './texts.ts'

type Candidate = Omit<ReplyOf<Routes['listDuplicates']>['candidates'][number], 'unit'>

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly request: RequestDetail
}

/** The request that is to lead: of what may be the same, or by its number. */
export function LeadingInput({ value, onChange, request, ...rest }: Props) {
  const t = useTexts(texts)
  const [q, setQ] = useState('')
  const candidates = useCandidates(request, q)
  const { none } = useTexts(shared).list
  return (
    <Flex vertical gap="small">
      <Input.Search
        {...rest}
        placeholder={t.leadingHint}
        maxLength={40}
        allowClear
        onSearch={(typed) => setQ(typed.trim())}
        onPressEnter={(event) => event.preventDefault()}
      />
      {candidates?.length === 0 && none}
      <Radio.Group
        className="wubu-checks"
        aria-label={t.fields.leading}
        value={value ?? null}
        onChange={({ target }) => onChange?.(String(target.value))}
        options={(candidates ?? []).map((candidate) => ({
          value: candidate.requestId,
          label: <CandidateLine candidate={candidate} />,
        }))}
      />
    </Flex>
  )
}

function CandidateLine({ candidate }: { readonly candidate: Candidate }) {
  const { agrees } = useTexts(texts)
  const names = useNames()
  return (
    <span>
      <RequestLink {...candidate} /> <StateTag state={candidate.state} /> {names.item(candidate.item)} ·{' '}
      {names.place(candidate.place)} · {shortTime(candidate.registeredAt)}{' '}
      {candidate.agrees.map((what) => (
        <Tag key={what}>{agrees[what]}</Tag>
      ))}
    </span>
  )
}

/** Undefined while they are looked for. */
function useCandidates(request: RequestDetail, q: string): readonly Candidate[] | undefined {
  const { item, place, resident } = request
  const alike = useQuery({
    ...apiQuery(routes.listDuplicates, {
      query: {
        ...(item !== null && { item }),
        ...(place !== null && { place }),
        ...(resident !== null && { residentId: resident.residentId }),
      },
    }),
    enabled: q === '' && (item ?? place ?? resident) !== null,
  })
  const found = useQuery({ ...apiQuery(routes.listRequests, { query: { q, limit: 10 } }), enabled: q !== '' })
  const all = q === '' ? alike.data?.candidates : found.data?.requests.map((row) => ({ ...row, agrees: [] }))
  return all?.filter(({ requestId }) => requestId !== request.requestId)
}
