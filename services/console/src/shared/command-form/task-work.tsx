import { useQuery } from '@tanstack/react-query'
import { Flex, Typography } from 'antd'
import { useTexts } from '../settings/texts.ts'
import { Loaded } from '../states/loaded.tsx'
import { type RequestDetail, requestQuery } from '../timeline/queries.ts'
import { CommandBar } from './command-bar.tsx'
import { partCommands } from './commands.ts'
import { texts } from './texts.ts'

interface Props {
  readonly requestId: string
  readonly assignmentId: string
  readonly hasKeys?: boolean
}

/** One unit's part within a list: what it is about, who to call, and what may be done. */
export function TaskWork({ requestId, assignmentId, hasKeys = false }: Props) {
  const query = useQuery(requestQuery(requestId))
  return (
    <Loaded query={query}>
      {(request) => {
        const part = request.assignments.find(({ id }) => id === assignmentId)
        return (
          <Flex vertical gap="small">
            <Matter request={request} />
            {part && (
              <CommandBar
                request={request}
                assignmentId={assignmentId}
                of={part}
                commands={partCommands}
                size="small"
                hasKeys={hasKeys}
              />
            )}
          </Flex>
        )
      }}
    </Loaded>
  )
}

/** What is asked for and by whom, as far as the account may see it. */
export function Matter({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts)
  const { description, masked, resident, address } = request
  const who = [resident?.name, resident?.phone, address ?? resident?.address].filter(Boolean).join(' · ')
  return (
    <div>
      <Typography.Paragraph className="wubu-words">
        {description ?? (masked ? t.masked : t.noDescription)}
      </Typography.Paragraph>
      <Typography.Text type="secondary">{who}</Typography.Text>
    </div>
  )
}
