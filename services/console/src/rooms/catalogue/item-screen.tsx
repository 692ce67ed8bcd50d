import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Flex, Typography } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useListState } from '../../shared/list/use-list-state.ts'
import { ViewChoice } from '../../shared/list/view-choice.tsx'
import { useMe } from '../../shared/session/session.ts'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortDay } from '../../shared/settings/times.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { AdmissionSteps } from './admission-steps.tsx'
import { ItemCommands } from './item-commands.tsx'
import { ItemContent } from './item-content.tsx'
import { ItemHistory } from './item-history.tsx'
import { ItemVersions } from './item-versions.tsx'
import { type ItemDetail, itemQuery } from './queries.ts'
import { StatusTag } from './status-tag.tsx'
import { texts } from './texts.ts'

export function ItemScreen() {
  const { code = '' } = useParams()
  const t = useTexts(texts).item
  const query = useQuery(itemQuery(code))
  return (
    <>
      <Link to="/catalogue">{t.back}</Link>
      <Loaded query={query}>{(item) => <Shown item={item} />}</Loaded>
    </>
  )
}

const views = ['facts', 'versions', 'history'] as const

function Shown({ item }: { readonly item: ItemDetail }) {
  const t = useTexts(texts).item
  const [{ view }, change] = useListState({ view: 'facts' })
  return (
    <>
      <Flex align="center" gap="small" wrap className="wubu-gap">
        <Typography.Title level={1} className="wubu-head-title">
          {item.name}
        </Typography.Title>
        <span className="wubu-id">{item.code}</span>
        <StatusTag status={item.status} />
      </Flex>
      <AdmissionSteps item={item} />
      {item.reason !== null && (
        <Alert
          className="wubu-gap"
          type="warning"
          title={t.reason(item.reason)}
          description={item.rectifyBy !== null && t.rectifyBy(shortDay(item.rectifyBy))}
        />
      )}
      <ItemCommands item={item} />
      <ProposeAgain item={item} />
      <ViewChoice
        label={t.view}
        value={views.find((one) => one === view) ?? 'facts'}
        onChange={(chosen) => change({ view: chosen })}
        options={views.map((value) => ({ value, label: t[value] }))}
      />
      {view === 'versions' && <ItemVersions item={item} />}
      {view === 'history' && <ItemHistory item={item} />}
      {view !== 'versions' && view !== 'history' && <ItemContent item={item} />}
    </>
  )
}

/** What was rejected or revoked may be asked for anew. */
function ProposeAgain({ item: { code, status } }: { readonly item: ItemDetail }) {
  const t = useTexts(texts).item
  const { role } = useMe()
  const navigate = useNavigate()
  if (role !== 'unit-head' || (status !== 'rejected' && status !== 'revoked')) return null
  return (
    <Button
      className="wubu-gap"
      type="primary"
      onClick={() => void navigate(`/catalogue/new?${new URLSearchParams({ code })}`)}
    >
      {t.proposeAgain}
    </Button>
  )
}
