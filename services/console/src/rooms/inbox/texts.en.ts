import type { TextsLike } from '../../shared/settings/texts.ts'
import type { zh } from './texts.zh.ts'

export const en: TextsLike<typeof zh> = {
  title: 'My work',
  whose: 'Whose',
  unit: 'My unit',
  mine: 'My posts',
  tabs: {
    toAcknowledge: 'To acknowledge',
    inProgress: 'In progress',
    dueSoon: 'Due soon',
    overdue: 'Overdue',
    done: 'Done',
    decisions: 'To decide',
  },
  empty: {
    toAcknowledge: 'Nothing waits to be acknowledged',
    inProgress: 'Nothing is in progress',
    dueSoon: 'Nothing is due soon',
    overdue: 'Nothing is overdue',
    done: 'Nothing is done yet',
    decisions: 'Nothing waits for your word',
  },
  order: 'Order',
  byDue: 'Due first',
  byDispatch: 'Newest first',
  receipt: 'Receipt',
  item: 'Item',
  place: 'Place',
  part: 'Part',
  due: 'Due',
  dispatched: 'Dispatched',
  acting: (post, name) =>
    `${name} (A) is away: you act for the post “${post}”. What you do is recorded as done for ${name}.`,
  actingTag: (name) => `for ${name}`,
  waits: { 'unit-head': 'waits for the head', dispatcher: 'waits for the dispatcher' },
  acknowledgeAll: 'Acknowledge selected',
  progressAll: 'Record progress for all',
  progressNote: 'Progress (goes to each that is selected)',
  keysNext: 'Next one',
  keysPrevious: 'Previous one',
  cancel: 'Cancel',
}
