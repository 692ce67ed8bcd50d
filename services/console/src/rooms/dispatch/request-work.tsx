import { useQuery } from '@tanstack/react-query'
import { Flex } from 'antd'
import { CommandBar } from '../../shared/command-form/command-bar.tsx'
import type { CommandName } from '../../shared/command-form/commands.ts'
import { Matter } from '../../shared/command-form/task-work.tsx'
import { Loaded } from '../../shared/states/loaded.tsx'
import { requestQuery } from '../../shared/timeline/queries.ts'

const commands: readonly CommandName[] = [
  'accept-request',
  'dispatch-request',
  'classify-request',
  'merge-request',
  'request-materials',
  'supply-materials',
  'decline-request',
  'suspend-handling',
  'record-correction',
  'withdraw-request',
]

/** One request of the queue: what it is about, and what the dispatch centre may do. */
export function RequestWork({ requestId }: { readonly requestId: string }) {
  const query = useQuery(requestQuery(requestId))
  return (
    <Loaded query={query}>
      {(request) => (
        <Flex vertical gap="small">
          <Matter request={request} />
          <CommandBar request={request} of={request} commands={commands} size="small" hasKeys />
        </Flex>
      )}
    </Loaded>
  )
}
