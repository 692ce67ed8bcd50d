import { useQuery } from '@tanstack/react-query'
import { Drawer, Flex } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CommandButton } from '../../../shared/request/command-button.tsx'
import { useMe } from '../../../shared/session/session.ts'
import { useTexts } from '../../../shared/settings/texts.ts'
import { Loaded } from '../../../shared/states/loaded.tsx'
import { requestDetail } from '../queries.ts'
import { texts } from '../texts.ts'
import { type Action, commandOf, type Shown } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { CaseFacts } from './case-facts.tsx'
import { PersonalData } from './personal-data.tsx'
import { Records } from './records.tsx'

const ofSupervisors: readonly Action[] = ['urge', 'yellow', 'red', 'hang-up', 'cross-off', 'reopen', 'close', 'audit']
const ofDispatchers: readonly Action[] = ['urge']

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** One request under supervision, and what can be done about it; the list stays where it was. */
export function CaseDrawer({ id, onClose }: Props) {
  const t = useTexts(texts)
  const { role } = useMe()
  const query = useQuery(requestDetail(id))
  const [action, setAction] = useState<Action | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const buttons = role === 'supervisor' ? ofSupervisors : role === 'dispatcher' ? ofDispatchers : []
  return (
    <Drawer open size={640} onClose={onClose} title={t.drawer.title(query.data?.receiptNo ?? '')}>
      <Loaded query={query}>
        {(detail) => (
          <>
            <div className="wubu-supervise-actions">
              {buttons.map((one) => (
                <CommandButton
                  key={one}
                  command={commandOf[one]}
                  of={detail}
                  danger={one === 'red'}
                  onClick={() => setAction(one)}
                >
                  {t.actions[one]}
                </CommandButton>
              ))}
            </div>
            <CaseFacts detail={detail} />
            <PersonalData
              detail={detail}
              shown={shown}
              onShow={() => setAction('show')}
              onHide={() => setShown(null)}
            />
            <Records id={id} />
            <Flex justify="flex-end">
              <Link to={`/requests/${id}`}>{t.drawer.open}</Link>
            </Flex>
            {action !== null && (
              <ActionForm
                key={action}
                action={action}
                detail={detail}
                onShown={setShown}
                onClose={() => setAction(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
