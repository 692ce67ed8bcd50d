import { Card, Descriptions, Flex, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useNames } from '../../shared/reference/reference.ts'
import { RequestLink } from '../../shared/request/request-link.tsx'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import type { RequestDetail } from '../../shared/timeline/queries.ts'
import { useWords } from '../../shared/words/words.ts'
import { texts } from './texts.ts'

interface Line {
  readonly label: string
  readonly value: ReactNode
}

/** Who asks, what for, where and when; only what is there, so that nobody reads dashes. */
export function Facts({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const lines = [...useResident(request), ...useMatter(request), ...useCourse(request), ...useMerged(request)]
  return (
    <Card size="small" title={t.facts}>
      <Descriptions
        size="small"
        column={1}
        items={lines
          .filter(({ value }) => value !== null && value !== 0)
          .map(({ label, value }) => ({ key: label, label, children: value }))}
      />
    </Card>
  )
}

function useResident({ resident, address, masked }: RequestDetail): readonly Line[] {
  const t = useTexts(texts)
  if (resident === null) return [{ label: t.resident, value: masked ? t.masked : t.anonymous }]
  if (resident.erased) return [{ label: t.resident, value: t.erased }]
  return [
    { label: t.resident, value: resident.name ?? t.masked },
    { label: t.phone, value: resident.phone },
    { label: t.idNumber, value: resident.idNumber },
    { label: t.address, value: address ?? resident.address },
  ]
}

function useMatter(request: RequestDetail): readonly Line[] {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  const { item, place, window, source, progressCode } = request
  return [
    { label: t.item, value: item === null ? null : `${names.item(item)} (${item})` },
    { label: t.handlingKind, value: request.handlingKind && words.of('handlingKind', request.handlingKind) },
    { label: t.place, value: place && names.place(place) },
    { label: t.channel, value: words.of('channel', request.channel) },
    { label: t.window, value: window && names.place(window) },
    { label: t.source, value: source && `${source.system} ${source.reference}` },
    { label: t.progressCode, value: progressCode && <code>{progressCode}</code> },
  ]
}

function useCourse({ registeredAt, acceptedAt, completedAt, rounds, returns, meetings }: RequestDetail) {
  const t = useTexts(texts)
  return [
    { label: t.registered, value: shortTime(registeredAt) },
    { label: t.accepted, value: acceptedAt && shortTime(acceptedAt) },
    { label: t.completed, value: completedAt && shortTime(completedAt) },
    { label: t.returns, value: returns },
    { label: t.rounds, value: rounds },
    { label: t.meetings, value: meetings },
  ]
}

function useMerged({ leading, followers }: RequestDetail): readonly Line[] {
  const t = useTexts(texts)
  return [
    {
      label: t.leading,
      value: leading && (
        <Flex gap="small" wrap>
          {leading.requestId && <RequestLink requestId={leading.requestId} receiptNo={leading.receiptNo} />}
          <StateTag state={leading.state} />
        </Flex>
      ),
    },
    {
      label: t.followers,
      value:
        followers.length === 0 ? null : (
          <Flex vertical>
            {followers.map(({ told, ...follower }) => (
              <Flex key={follower.requestId} gap="small">
                <RequestLink {...follower} />
                <Tag>{told ? t.told : t.notTold}</Tag>
              </Flex>
            ))}
          </Flex>
        ),
    },
  ]
}
