import type { TextsLike } from '../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  title: 'Find requests',
  q: 'Receipt number or number of the source',
  order: 'Order',
  newest: 'Newest first',
  oldest: 'Oldest first',
  due: 'Due first',
  overdueOnly: 'Overdue only',
  receipt: 'Receipt',
  item: 'Item',
  place: 'Place',
  state: 'State',
  since: 'Registered from',
  total: (count) => (count >= 10_000 ? '10,000 or more' : `${count.toLocaleString('en-US')} in all`),
  steps: {
    collecting: 'Collecting',
    analyzing: 'Triage',
    handling: 'Handling',
    feedback: 'Feedback',
    evaluating: 'Evaluation',
    closed: 'Closed',
  },
  unit: 'Leading unit',
  registered: 'Registered',
  dueAt: 'Due',
}
