import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { routes } from '@wubu/contract'
import { Button, Flex } from 'antd'
import { apiQuery } from '../../shared/api/query.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { ErrorNote } from '../../shared/states/error-note.tsx'
import { Tone } from '../../shared/states/tone.tsx'
import { texts } from './texts.ts'

interface Props {
  readonly requestId: string
  readonly revision: number
}

/** 校验: the hash chain is recomputed for each revision that is looked at, and once more whenever somebody asks. */
export function ChainCheck({ requestId, revision }: Props) {
  const t = useTexts(texts)
  const base = apiQuery(routes.verifyRequest, { params: { id: requestId } })
  const { data, error, isFetching, refetch } = useQuery({ ...base, queryKey: [...base.queryKey, revision] })
  if (error !== null) return <ErrorNote error={error} onRetry={() => void refetch()} />
  return (
    <Flex align="center" gap="small" role="status">
      {data && <Result {...data} />}
      <Button size="small" loading={isFetching} onClick={() => void refetch()}>
        {data ? t.chainAgain : t.chainRunning}
      </Button>
    </Flex>
  )
}

interface Verified {
  readonly intact: boolean
  readonly events: number
  readonly broken: { readonly revision: number; readonly reason: string } | null
}

function Result({ intact, events, broken }: Verified) {
  const t = useTexts(texts)
  if (intact) {
    return (
      <Tone tone="green" icon={<CheckCircleOutlined />}>
        {t.chainIntact(events)}
      </Tone>
    )
  }
  return (
    <Tone tone="red" icon={<CloseCircleOutlined />}>
      {t.chainBroken(broken?.revision ?? 0, broken?.reason ?? '')}
    </Tone>
  )
}
