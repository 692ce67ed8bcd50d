import { useQuery } from '@tanstack/react-query'
import { Drawer, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CommandBar } from '../../../shared/command-form/command-bar.tsx'
import { CommandButton } from '../../../shared/request/command-button.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { requestQuery } from '../../../shared/timeline/queries.ts'
import { texts } from '../texts.ts'
import { AuditDialog } from './audit-dialog.tsx'
import { CaseFacts } from './case-facts.tsx'
import { PersonalData } from './personal-data.tsx'
import { Records } from './records.tsx'

const commands = [
  'issue-urge',
  'issue-warning-card',
  'hang-up-task',
  'cross-off-task',
  'reopen-request',
  'close-request',
] as const

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** One request under supervision, and what can be done about it; the list stays where it was. */
export function CaseDrawer({ id, onClose }: Props) {
  const t = useTexts(texts)
  const query = useQuery(requestQuery(id))
  const [isPacking, setPacking] = useState(false)
  return (
    <Drawer open size={640} onClose={onClose} title={t.drawer.title(query.data?.receiptNo ?? '')}>
      <Loaded query={query}>
        {(request) => (
          <>
            <section className="wubu-supervise-part">
              <CommandBar request={request} of={request} commands={commands} />
            </section>
            <CaseFacts request={request} />
            <PersonalData request={request} />
            <Records id={id} />
            <Flex justify="space-between" align="center">
              <CommandButton command="show-personal-data" of={request} onClick={() => setPacking(true)}>
                {t.audit.action}
              </CommandButton>
              <Link to={`/requests/${id}`}>{t.drawer.open}</Link>
            </Flex>
            {isPacking && <AuditDialog id={id} onClose={() => setPacking(false)} />}
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
