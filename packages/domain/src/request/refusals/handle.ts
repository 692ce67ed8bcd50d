import type { RefusalTexts } from '../../refuse.ts'

/** 分析 and 办理: whose part it is, and what may be done with it. */
export const handleRefusals = {
  handling_kind_not_allowed: {
    zh: '该事项不能这样办理，请看事项清单中的办理方式。',
    en: 'The item is not handled this way; see the kinds of handling in the catalogue.',
  },
  no_such_unit: { zh: '没有这个单位，或单位已停用。', en: 'There is no such unit, or it is closed.' },
  lead_exists: { zh: '已有主办单位，其余单位请设为协办。', en: 'A unit leads already; add others as support.' },
  lead_missing: { zh: '请指定一个主办单位。', en: 'Name one unit as lead.' },
  unit_already_assigned: { zh: '该单位已有未完成的任务。', en: 'The unit has an open assignment already.' },
  not_your_assignment: {
    zh: '此任务不属于您的单位。',
    en: 'This assignment belongs to another unit.',
  },
  no_such_assignment: { zh: '该诉求没有这个任务。', en: 'The request has no such assignment.' },
  assignment_ended: {
    zh: '此任务已经办结、退回或取消，不能再操作。',
    en: 'This assignment is completed, returned or cancelled already.',
  },
} as const satisfies RefusalTexts
