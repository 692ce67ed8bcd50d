import { Button, Flex, Typography } from 'antd'
import { CommandButton } from '../../../shared/request/command-button.tsx'
import { useTexts } from '../../../shared/settings/texts.ts'
import type { Detail } from '../queries.ts'
import { texts } from '../texts.ts'
import { commandOf, type Shown } from './action.ts'

interface Props {
  readonly detail: Detail
  /** Null until a reason was given; gone with the drawer. */
  readonly shown: Shown | null
  readonly onShow: () => void
  readonly onHide: () => void
}

/** Masked, until a reason is given, which is recorded. */
export function PersonalData({ detail, shown, onShow, onHide }: Props) {
  const t = useTexts(texts).drawer
  const action = useTexts(texts).actions.show
  const open = detail.masked ? shown : detail
  return (
    <section className="wubu-supervise-part" aria-label={t.personal}>
      <h2>{t.personal}</h2>
      {open === null ? (
        <Flex align="center" justify="space-between" gap="middle">
          <Typography.Text type="secondary">{t.personalMasked}</Typography.Text>
          <CommandButton command={commandOf.show} of={detail} onClick={onShow}>
            {action}
          </CommandButton>
        </Flex>
      ) : (
        <>
          <Facts open={open} />
          {detail.masked && (
            <Flex align="center" justify="space-between" gap="middle">
              <Typography.Text type="secondary">{t.personalShown}</Typography.Text>
              <Button onClick={onHide}>{t.hide}</Button>
            </Flex>
          )}
        </>
      )}
    </section>
  )
}

function Facts({
  open: { resident, address, description },
}: {
  readonly open: Pick<Shown, 'resident' | 'address' | 'description'>
}) {
  const t = useTexts(texts).drawer
  const ofResident = (value: string | null | undefined) => (resident?.erased ? t.erased : (value ?? t.none))
  const facts = [
    [t.name, ofResident(resident?.name)],
    [t.phone, ofResident(resident?.phone)],
    [t.idNumber, ofResident(resident?.idNumber)],
    [t.address, address ?? ofResident(resident?.address)],
    [t.description, description ?? t.none],
  ] as const
  return (
    <dl className="wubu-task-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
