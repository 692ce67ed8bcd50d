import { type ReplyOf, type Routes, routes } from '@wubu/contract'
import { Button, Descriptions, Flex, Typography } from 'antd'
import { useState } from 'react'
import { useCommand } from '../../../shared/api/use-command.ts'
import { CommandButton } from '../../../shared/request/command-button.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { RequestDetail } from '../../../shared/timeline/queries.ts'
import { texts } from '../texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type Shown = ReplyOf<Routes['showPersonalData']>

/** Masked until a reason is given, which is recorded; masked again with the drawer. */
export function PersonalData({ request }: { readonly request: RequestDetail }) {
  const t = useTexts(texts).personal
  const [isAsking, setAsking] = useState(false)
  const [shown, setShown] = useState<Shown | null>(null)
  const { mutate, isPending, error } = useCommand(routes.showPersonalData)
  const open = request.masked ? shown : request
  return (
    <section className="wubu-supervise-part" aria-label={t.title}>
      <h2>{t.title}</h2>
      {open && <Opened open={open} />}
      {request.masked && (
        <Flex align="center" justify="space-between" gap="middle">
          <Typography.Text type="secondary">{open ? t.shown : t.masked}</Typography.Text>
          {open ? (
            <Button onClick={() => setShown(null)}>{t.hide}</Button>
          ) : (
            <CommandButton command="show-personal-data" of={request} onClick={() => setAsking(true)}>
              {t.action}
            </CommandButton>
          )}
        </Flex>
      )}
      {isAsking && (
        <ReasonDialog
          title={t.action}
          hint={t.hint}
          isPending={isPending}
          error={error}
          onReason={(reason) =>
            mutate(
              { params: { id: request.requestId }, body: { reason } },
              {
                onSuccess: (answer) => {
                  setShown(answer)
                  setAsking(false)
                },
              },
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}

function Opened({ open }: { readonly open: Pick<Shown, 'resident' | 'address' | 'description'> }) {
  const t = useTexts(texts).personal
  const { resident, address, description } = open
  const ofResident = (value: string | null | undefined) => (resident?.erased ? t.erased : (value ?? t.none))
  const items = [
    [t.name, ofResident(resident?.name)],
    [t.phone, ofResident(resident?.phone)],
    [t.idNumber, ofResident(resident?.idNumber)],
    [t.address, address ?? ofResident(resident?.address)],
    [t.description, description ?? t.none],
  ] as const
  return (
    <Descriptions size="small" column={1} items={items.map(([label, children]) => ({ key: label, label, children }))} />
  )
}
