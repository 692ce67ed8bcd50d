import { useQuery } from '@tanstack/react-query'
import { Flex } from 'antd'
import { CommandBar } from '../command-form/command-bar.tsx'
import type { CommandName } from '../command-form/commands.ts'
import { Matter } from '../command-form/task-work.tsx'
import { Loaded } from '../states/loaded.tsx'
import { requestQuery } from '../timeline/queries.ts'

interface Props {
  readonly kind: 'return' | 'result' | 'extension'
  readonly requestId: string
  readonly assignmentId: string | null
}

const words: Readonly<Record<Props['kind'], readonly CommandName[]>> = {
  return: ['confirm-return', 'agree-return', 'refuse-return', 'transfer-assignment'],
  result: ['complete-assignment', 'send-back-result'],
  extension: ['grant-extension', 'refuse-extension'],
}

/** What is asked for, and the words that may be said to it. */
export function DecisionBar({ kind, requestId, assignmentId }: Props) {
  const query = useQuery(requestQuery(requestId))
  return (
    <Loaded query={query}>
      {(request) => {
        const part = kind === 'extension' ? undefined : request.assignments.find(({ id }) => id === assignmentId)
        return (
          <Flex vertical gap="small">
            <Matter request={request} />
            <CommandBar
              request={request}
              {...(part && { assignmentId: part.id })}
              of={part ?? request}
              commands={words[kind]}
              size="small"
            />
          </Flex>
        )
      }}
    </Loaded>
  )
}
