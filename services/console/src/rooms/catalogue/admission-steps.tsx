import { Steps } from 'antd'
import { useTexts } from '../../shared/settings/texts.ts'
import { shortDay } from '../../shared/settings/times.ts'
import type { ItemDetail, Status } from './queries.ts'
import { texts } from './texts.ts'

type HistoryEntry = ItemDetail['history'][number]

/** How far each status is: the step that is next, or the last one where all is done. */
const reached: Readonly<Record<Status, number>> = {
  proposed: 1,
  reviewed: 2,
  rejected: 2,
  active: 3,
  rectifying: 3,
  suspended: 3,
  revoked: 3,
}
const stopped: readonly Status[] = ['rejected', 'rectifying', 'suspended', 'revoked']

/** 申请、审核、准入、年审 with who took each and when. */
export function AdmissionSteps({ item: { status, history, reviewDueAt } }: { readonly item: ItemDetail }) {
  const t = useTexts(texts)
  const by = (type: string) => {
    const entry = latest(history, type)
    return entry && t.item.stepOf(entry.actor.name ?? '', shortDay(entry.occurredAt)).trim()
  }
  const isTakenOver = !history.some(({ type }) => type === 'ItemProposed')
  const yearly = {
    title: t.item.steps.yearly,
    content: by('ItemConfirmed') ?? (reviewDueAt === null ? undefined : t.item.dueFrom(shortDay(reviewDueAt))),
  }
  const items = isTakenOver
    ? [{ title: t.item.steps.registered, content: by('ItemRegistered') }, yearly]
    : [
        { title: t.item.steps.proposed, content: by('ItemProposed') },
        { title: t.item.steps.reviewed, content: by('ItemReviewed') },
        { title: t.item.steps.admitted, content: by('ItemAdmitted') },
        yearly,
      ]
  return (
    <Steps
      className="wubu-steps"
      size="small"
      current={isTakenOver ? 1 : reached[status]}
      status={stopped.includes(status) ? 'error' : 'process'}
      items={items}
    />
  )
}

/** Of the last time that it was asked for. */
function latest(history: readonly HistoryEntry[], type: string): HistoryEntry | undefined {
  const asked = history.findLastIndex((entry) => entry.type === 'ItemProposed')
  return history.slice(Math.max(asked, 0)).findLast((entry) => entry.type === type)
}
