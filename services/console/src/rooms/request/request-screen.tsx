import { useQuery } from '@tanstack/react-query'
import { Card, Col, Flex, Row, Typography } from 'antd'
import { useParams } from 'react-router'
import { CommandBar } from '../../shared/command-form/command-bar.tsx'
import { requestCommands } from '../../shared/command-form/commands.ts'
import { DueTag } from '../../shared/request/due-tag.tsx'
import { StateTag } from '../../shared/request/state-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { Loaded } from '../../shared/states/loaded.tsx'
import { type RequestDetail, requestQuery } from '../../shared/timeline/queries.ts'
import { ChainCheck } from './chain-check.tsx'
import { Clocks } from './clocks.tsx'
import { Facts } from './facts.tsx'
import { Parts } from './parts.tsx'
import { StepBar } from './step-bar.tsx'
import { texts } from './texts.ts'
import { RequestTimeline } from './timeline.tsx'

export function RequestScreen() {
  const { id = '' } = useParams()
  const query = useQuery(requestQuery(id))
  return <Loaded query={query}>{(request) => <Request key={request.requestId} request={request} />}</Loaded>
}

function Request({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  return (
    <>
      <Head request={request} />
      <StepBar request={request} />
      <Card size="small" title={t.commands} className="wubu-gap">
        <CommandBar request={request} of={request} commands={requestCommands} />
      </Card>
      <Row gutter={[16, 16]}>
        <Col xs={{ span: 24, order: 2 }} lg={{ span: 15, order: 1 }} xl={{ span: 16 }}>
          <Flex vertical gap="middle">
            <Card size="small" title={t.description}>
              <Typography.Paragraph className="wubu-words">
                {request.description ?? (request.masked ? t.maskedWhy : t.noDescription)}
              </Typography.Paragraph>
            </Card>
            <Parts request={request} />
            <Clocks request={request} />
            <RequestTimeline requestId={request.requestId} />
          </Flex>
        </Col>
        <Col xs={{ span: 24, order: 1 }} lg={{ span: 9, order: 2 }} xl={{ span: 8 }}>
          <Facts request={request} />
        </Col>
      </Row>
    </>
  )
}

function Head({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const open = request.deadlines.filter(({ endedAt }) => endedAt === null)
  const next = open.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
  return (
    <Flex wrap gap="small" align="center" className="wubu-gap">
      <Typography.Title level={1} className="wubu-head-title">
        {`${t.title} ${request.receiptNo}`}
      </Typography.Title>
      <StateTag state={request.state} />
      {next && <DueTag colour={next.colour} dueAt={next.dueAt} />}
      <span className="wubu-head-space" />
      <ChainCheck requestId={request.requestId} revision={request.revision} />
    </Flex>
  )
}
