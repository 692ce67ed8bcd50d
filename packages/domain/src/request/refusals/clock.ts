import type { RefusalTexts } from '../../refuse.ts'

/** 时限. */
export const clockRefusals = {
  deadline_passed: {
    kind: 'clock',
    zh: '时限已过，不能再申请中止或延期；请尽快办理。',
    en: 'The due date has passed: suspensions and extensions are asked for before it.',
  },
  no_such_deadline: {
    kind: 'clock',
    zh: '该诉求没有这个时限，或时限已结束。',
    en: 'The request has no such due date, or it is over.',
  },
  extension_not_allowed: {
    zh: '该事项或该时限不允许延期，请看事项清单。',
    en: 'This limit is not extended; see the item in the catalogue.',
  },
  extension_too_long: {
    kind: 'clock',
    zh: '超过该事项允许的延期幅度，请缩短后再申请。',
    en: 'The item allows less: ask for a shorter extension.',
  },
  extension_pending: {
    zh: '此时限已有待批的延期申请，请等待调度答复。',
    en: 'An extension of this limit waits for its decision already.',
  },
  no_such_extension: {
    zh: '没有这个待批的延期申请，可能已经答复。',
    en: 'No such extension waits to be decided; it may have been already.',
  },
  resident_not_told: {
    kind: 'missing-data',
    zh: '同意延期须告知居民，请填写告知方式。',
    en: 'The resident has to be told of an extension: say how they were.',
  },
  assignment_suspended: { zh: '此任务已经中止。', en: 'This part waits already.' },
  assignment_not_suspended: { zh: '此任务没有中止。', en: 'This part does not wait.' },
  deadline_not_due: { kind: 'clock', zh: '时限尚未到。', en: 'The instant has not come yet.' },
  deadlines_unchanged: { kind: 'clock', zh: '各时限无变化，无需重算。', en: 'No due date changes.' },
} as const satisfies RefusalTexts
