import { Alert, Card, Empty, Flex, Typography } from 'antd'
import { CommandBar } from '../../shared/command-form/command-bar.tsx'
import { partCommands } from '../../shared/command-form/commands.ts'
import { useNames } from '../../shared/reference/reference.ts'
import { DueTag } from '../../shared/request/due-tag.tsx'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortTime } from '../../shared/settings/times.ts'
import { Tone } from '../../shared/states/tone.tsx'
import type { Part, RequestDetail } from '../../shared/timeline/queries.ts'
import { useWords } from '../../shared/words/words.ts'
import { texts } from './texts.ts'

/** Each unit's part, those that are alive first, with what may be done about it. */
export function Parts({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const { assignments } = request
  const shown = [...assignments.filter(isLive), ...assignments.filter((part) => !isLive(part))]
  return (
    <Card size="small" title={t.parts}>
      {shown.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noParts} />}
      <ul className="wubu-parts">
        {shown.map((part) => (
          <PartLine key={part.id} part={part} request={request} />
        ))}
      </ul>
    </Card>
  )
}

interface Props {
  readonly part: Part
  readonly request: RequestDetail
}

function PartLine({ part, request }: Props) {
  const t = useTexts(texts)
  const [names, words] = [useNames(), useWords()]
  const due = request.deadlines.find(({ assignmentId, endedAt }) => assignmentId === part.id && endedAt === null)
  const times = [
    `${t.dispatched} ${shortTime(part.dispatchedAt)}`,
    part.acknowledgedAt && `${t.acknowledged} ${shortTime(part.acknowledgedAt)}`,
    part.heldMinutes !== null && `${t.held} ${words.minutes(part.heldMinutes)}`,
    part.post && `${t.post} ${part.post}`,
  ]
  return (
    <li className="wubu-part">
      <Flex wrap gap="small" align="center">
        <Tone tone={part.part === 'lead' ? 'blue' : 'grey'}>{words.of('part', part.part)}</Tone>
        <strong>{names.unit(part.unit)}</strong>
        <Tone tone="grey">{words.of('assignment', part.state)}</Tone>
        {due && <DueTag colour={due.colour} dueAt={due.dueAt} />}
        <Typography.Text type="secondary">{times.filter(Boolean).join(' · ')}</Typography.Text>
      </Flex>
      {part.returning && (
        <Alert
          type="warning"
          title={t.returning(
            words.of('returnReason', part.returning.reason),
            words.of('waitsFor', part.returning.waitsFor),
          )}
        />
      )}
      {part.submitted && <Alert type="info" title={t.submitted} />}
      {isLive(part) && (
        <CommandBar request={request} assignmentId={part.id} of={part} commands={partCommands} size="small" />
      )}
    </li>
  )
}

function isLive({ state }: Part): boolean {
  return state === 'dispatched' || state === 'acknowledged'
}
